package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.ledger.RecordingException.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recorder thread: takes what waits, writes it in one transaction, and answers each submission
 * once the commit is known. A message that the database refuses is found by halving its batch, and
 * fails alone.
 */
final class Committer implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final int TRIES = 5;

  private final Backlog backlog;
  private final Line line;
  private final RecorderSettings settings;
  private final RecorderMetrics metrics;

  Committer(Backlog backlog, Line line, RecorderSettings settings, RecorderMetrics metrics) {
    this.backlog = backlog;
    this.line = line;
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public void run() {
    try (line) {
      List<Submission> batch = backlog.next();
      while (!batch.isEmpty()) {
        commit(batch.stream().filter(Submission::take).toList());
        batch = backlog.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Submission> batch) {
    for (int tried = 1; !batch.isEmpty(); tried++) {
      Optional<Thrown> thrown = attempt(batch);
      if (thrown.isEmpty()) {
        return;
      }
      Thrown failure = thrown.get();
      if (failure.meaning() == Failure.DATA && batch.size() > 1) {
        commit(batch.subList(0, batch.size() / 2));
        commit(batch.subList(batch.size() / 2, batch.size()));
        return;
      }
      if (!mayTryAgain(failure.meaning(), tried)) {
        fail(batch, failure);
        return;
      }
      LOG.info("recording {} messages again: {}", batch.size(), failure.meaning());
    }
  }

  private static boolean mayTryAgain(Failure meaning, int tried) {
    if (meaning == Failure.CONFLICT && tried < TRIES) {
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(1, 20)));
      return true;
    }
    return meaning == Failure.CONNECTION && tried == 1;
  }

  private record Thrown(Throwable cause, Failure meaning) {}

  private Optional<Thrown> attempt(List<Submission> batch) {
    List<Entry> entries = batch.stream().flatMap(s -> s.entries().stream()).toList();
    boolean commitSent = false;
    long start = System.nanoTime();
    try {
      Handle handle = line.handle();
      handle.begin();
      List<Recorded> recorded = new Batch(entries, settings.statementTimeout()).write(handle);
      handle.getConnection().clearWarnings();
      commitSent = true;
      handle.commit();
      refuseCancelledWait(handle.getConnection().getWarnings());
      metrics.committed(recorded, System.nanoTime() - start);
      answer(batch, recorded);
      return Optional.empty();
    } catch (Throwable e) {
      // Whatever it was, the callers are answered and this thread goes on.
      line.close();
      return Optional.of(new Thrown(e, Failure.of(e, commitSent)));
    }
  }

  /**
   * A server whose wait for its standby is cancelled answers COMMIT all the same, with a warning:
   * this server has it, and the standby that may take over perhaps not.
   */
  private static void refuseCancelledWait(@Nullable SQLWarning warning) throws SQLException {
    if (warning != null) {
      throw new SQLException("committed with a warning: " + warning.getMessage(), "08007", warning);
    }
  }

  private static void answer(List<Submission> batch, List<Recorded> recorded) {
    int answered = 0;
    for (Submission submission : batch) {
      int end = answered + submission.messages();
      submission.recorded(new ArrayList<>(recorded.subList(answered, end)));
      answered = end;
    }
  }

  private void fail(List<Submission> batch, Thrown failure) {
    Outcome outcome = failure.meaning() == Failure.UNKNOWN ? Outcome.UNKNOWN : Outcome.FAILED;
    String reason =
        switch (failure.meaning()) {
          case DATA -> "the database refused the message";
          case UNKNOWN -> "the connection broke while committing";
          case CONNECTION -> "the database cannot be reached";
          case CONFLICT, DATABASE -> "the database failed";
        };
    // The text of a database error can hold addresses; they are for the eyes of a debugger only.
    LOG.warn(
        "{} (SQLSTATE {}): {} messages answered 451",
        reason,
        Failure.sqlState(failure.cause()).orElse("none"),
        batch.size());
    LOG.debug("why messages were not recorded", failure.cause());
    metrics.failed(batch);
    batch.forEach(s -> s.failed(new RecordingException(outcome, reason, failure.cause())));
  }
}
