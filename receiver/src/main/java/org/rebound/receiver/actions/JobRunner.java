package org.rebound.receiver.actions;

import com.codahale.metrics.MetricRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, batch by batch, in two threads: one takes whatever is next, one only small ones, so
 * that these never wait behind a large one. Any number of daemons may run on one database; each job
 * is worked on by one of them. A job that a daemon leaves behind, by stopping or by crashing, is
 * taken up by the next at the very place. Trouble with the database is waited out; a job that fails
 * five times in a row is given up, and says so.
 */
public final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int TRIES = 5;
  private static final Duration LAST_BATCH = Duration.ofSeconds(30);
  static final List<String> ACTIONS =
      Stream.concat(
              Stream.of(
                  Action.Clear.CODE,
                  Action.Block.CODE,
                  Action.FormerEmployee.CODE,
                  Action.Delete.CODE,
                  Action.Import.CODE),
              Stream.of(Action.Kind.values()).map(Action.Kind::action))
          .toList();

  private final Batch batch;
  private final JobSettings settings;
  private final Semaphore news = new Semaphore(0);
  private final List<Thread> threads;
  private volatile boolean closed;

  private JobRunner(Jdbi jdbi, JobSettings settings, Clock clock, MetricRegistry metrics) {
    this.batch = new Batch(jdbi, settings, clock, new JobMetrics(metrics));
    this.settings = settings;
    this.threads =
        List.of(
            new Thread(() -> run(Long.MAX_VALUE), "rebound-jobs"),
            new Thread(() -> run(settings.small()), "rebound-small-jobs"));
    this.threads.forEach(thread -> thread.setDaemon(true));
  }

  /** A runner at work. */
  public static JobRunner start(Jdbi jdbi, JobSettings settings, Clock clock) {
    return start(jdbi, settings, clock, new MetricRegistry());
  }

  /** The same, which counts what it does in {@code metrics}. */
  public static JobRunner start(
      Jdbi jdbi, JobSettings settings, Clock clock, MetricRegistry metrics) {
    JobRunner runner = new JobRunner(jdbi, settings, clock, metrics);
    runner.threads.forEach(Thread::start);
    return runner;
  }

  /** Says that there is a new job, so that it need not wait for somebody to look. */
  public void wake() {
    news.release(threads.size());
  }

  private void run(long most) {
    while (!closed) {
      try {
        Optional<Long> job = batch.take(ACTIONS, most);
        if (job.isPresent()) {
          work(job.get());
        } else {
          rest();
        }
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        // Whatever it was, this thread goes on: jobs wait for it.
        LOG.warn("looking for jobs failed (SQLSTATE {}), next try soon", sqlState(e));
        LOG.debug("why looking for jobs failed", e);
        pause();
      }
    }
  }

  private void rest() throws InterruptedException {
    if (news.tryAcquire(settings.rest().toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.trace("woken");
    }
  }

  private void work(long job) {
    int failures = 0;
    while (!closed) {
      try {
        if (!batch.next(job)) {
          return;
        }
        failures = 0;
      } catch (GoneException e) {
        batch.fail(job, e.reason());
        return;
      } catch (RuntimeException e) {
        // The text of a database error can hold addresses; it is for the eyes of a debugger only.
        LOG.warn("a batch of job {} failed (SQLSTATE {})", job, sqlState(e));
        LOG.debug("why a batch failed", e);
        failures += isAway(e) ? 0 : 1;
        if (failures == TRIES) {
          batch.fail(job, "It failed " + TRIES + " times in a row; the daemon's log has more.");
          return;
        }
        pause();
      }
    }
    batch.release(job);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.rest().toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static boolean isAway(Throwable thrown) {
    String state = sqlState(thrown);
    // Read-only: the standby has not yet been promoted, or somebody has made it so for a while.
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25006");
  }

  private static String sqlState(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        // A connection that could not be had, or was closed under us, comes without a state.
        return state == null ? "08000" : state;
      }
    }
    return "none";
  }

  /** Ends after the batches that are under way; what is left to do waits for the next runner. */
  @Override
  public void close() {
    closed = true;
    wake();
    long end = System.nanoTime() + LAST_BATCH.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.forEach(Thread::interrupt);
  }
}
