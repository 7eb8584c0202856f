package org.rebound.admin.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.ledger.AuditList;
import org.rebound.receiver.lists.ListStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs exports, so many at once, each for so long at most. An export shows its rows as they were at
 * one moment, and is in the audit list before its first byte leaves. Safe for many threads.
 */
public final class Exports implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final int BUFFER = 32 * 1024;

  private final ListStream stream;
  private final AuditList audit;
  private final ExportLimits limits;
  private final Clock clock;
  private final Semaphore free;
  private final ScheduledExecutorService timer;

  /** Exports read through {@code stream}, written down in {@code audit}. */
  public Exports(ListStream stream, AuditList audit, ExportLimits limits, Clock clock) {
    this.stream = stream;
    this.audit = audit;
    this.limits = limits;
    this.clock = clock;
    this.free = new Semaphore(limits.atOnce());
    this.timer = timer();
  }

  /**
   * Writes one export. Nothing goes to {@code out} before the rows are counted and written down;
   * what was written when this throws is not whole.
   *
   * @throws ProblemException when too many run, or the count is not the expected one
   * @throws IOException when the client does not take it, or the time is over
   */
  public <R> void write(Export<R> export, OutputStream out) throws IOException {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.TOO_MANY_EXPORTS)
              .withDetail(limits.atOnce() + " run at once at most (exports.atOnce)."),
          Optional.of(AGAIN));
    }
    try (Deadline deadline = new Deadline(timer, limits.timeout())) {
      ExportRun<R> run =
          new ExportRun<>(
              export,
              new BufferedOutputStream(out, BUFFER),
              deadline,
              entry -> audit.write(export.actor(), clock.instant(), entry));
      run(export, run);
    } finally {
      free.release();
    }
  }

  private <R> void run(Export<R> export, ExportRun<R> run) throws IOException {
    try {
      stream.read(export.list().rows(), export.conditions(), export.order(), limits.timeout(), run);
      run.end();
    } catch (IOException | RuntimeException e) {
      if (run.hasBegun()) {
        // The name of the error will do: its message may hold what was in a row.
        LOG.warn(
            "An export of {} broke off, {} ({})",
            export.list().name(),
            run.progress(),
            e.getClass().getSimpleName());
      }
      throw e;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "export-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
