package org.rebound.receiver.ledger;

import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.RecordingException.Outcome;

/**
 * Writes received messages down, exactly once, and returns only when they are durable.
 *
 * <p>Callers hand over a message and wait; a few threads write what waits in one transaction with
 * {@code synchronous_commit = on} and answer all callers when its commit is known. Nothing is ever
 * dropped: a caller gets a record, or an exception that means "come again" (docs/adr/0005).
 * Thread-safe; it recovers by itself when the database comes back.
 */
public final class Recorder implements AutoCloseable {

  private static final Duration LAST_COMMITS = Duration.ofSeconds(30);

  private final RecorderSettings settings;
  private final Backlog backlog;
  private final RecorderMetrics metrics;
  private final List<Thread> threads;

  private Recorder(DataSource database, RecorderSettings settings, MetricRegistry registry) {
    this.settings = settings;
    this.backlog = new Backlog(settings);
    this.metrics = new RecorderMetrics(registry, backlog);
    Jdbi jdbi = Jdbi.create(database);
    Duration silence = settings.statementTimeout().plusSeconds(5);
    this.threads =
        IntStream.rangeClosed(1, settings.threads())
            .mapToObj(
                i ->
                    new Thread(
                        new Committer(backlog, new Line(jdbi, silence), settings, metrics),
                        "rebound-recorder-" + i))
            .toList();
  }

  /**
   * A running recorder on a database that {@link Schema} has migrated.
   *
   * @param database gives a connection to each recorder thread; it should have a connect and a
   *     login time-out of a few seconds
   */
  public static Recorder start(
      DataSource database, RecorderSettings settings, MetricRegistry registry) {
    Recorder recorder = new Recorder(database, settings, registry);
    recorder.threads.forEach(Thread::start);
    return recorder;
  }

  /**
   * Records one message.
   *
   * @return the record, committed; the first one's when the message came before
   * @throws RecordingException when it was not recorded, or nobody knows, at the latest after
   *     {@link RecorderSettings#deadline}
   */
  public Recorded record(Incoming incoming) {
    return record(List.of(incoming)).get(0);
  }

  /**
   * Records one message that came for several return paths: all of them or none.
   *
   * @return the records in the same order, committed
   * @throws RecordingException as {@link #record(Incoming)}
   */
  public List<Recorded> record(List<Incoming> incoming) {
    if (incoming.isEmpty()) {
      return List.of();
    }
    Submission submission = new Submission(incoming.stream().map(Entry::of).toList());
    if (!backlog.offer(submission)) {
      metrics.refused(submission.messages());
      throw new RecordingException(
          Outcome.FAILED, "too many messages wait to be recorded, or the recorder is closed");
    }
    return submission.await(settings.deadline());
  }

  /** Takes nothing in any more, records what waits, and ends. Waits 30 seconds at most. */
  @Override
  public void close() {
    backlog.close();
    long end = System.nanoTime() + LAST_COMMITS.toNanos();
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
