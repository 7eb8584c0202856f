package org.rebound.receiver.actions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Sql;

/**
 * One batch of a job: a transaction that does the action to the next addresses and moves the place
 * of the job past them. The row of the job is locked first, so that of two daemons that both
 * believe it theirs one waits, and goes on where the other stopped.
 */
final class Batch {

  private final Jdbi jdbi;
  private final JobSettings settings;
  private final Clock clock;
  private final JobMetrics metrics;

  Batch(Jdbi jdbi, JobSettings settings, Clock clock, JobMetrics metrics) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Takes a job that nobody works on: the oldest with at most {@code most} addresses.
   *
   * @return its number
   */
  Optional<Long> take(List<String> actions, long most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("take-job"))
                .bind("at", clock.instant())
                .bind("lease", text(settings.lease()))
                .bindArray("action", String.class, actions)
                .bind("most", most)
                .mapTo(Long.class)
                .findOne());
  }

  /** Leaves a job to whoever comes next. */
  void release(long job) {
    jdbi.useHandle(
        handle -> handle.createUpdate(Sql.named("release-job")).bind("job", job).execute());
  }

  /**
   * Does the next batch.
   *
   * @return whether there is more to do
   * @throws GoneException when the job can never be done
   */
  boolean next(long number) {
    Done done = jdbi.inTransaction(handle -> next(handle, number));
    metrics.changed(done.action(), done.changed());
    return done.more();
  }

  /** What a batch did, to be counted when it is committed. */
  private record Done(Action action, long changed, boolean more) {}

  private Done next(Handle handle, long number) {
    begin(handle);
    Job job = lock(handle, number);
    if (!job.isRunning()) {
      return new Done(job.action(), 0, false);
    }
    if (job.cancel()) {
      end(handle, job, "cancelled", null);
      return new Done(job.action(), 0, false);
    }
    int most = job.action() instanceof Action.Delete ? settings.deletions() : settings.batch();
    List<Long> tags = targets(handle, job, most);
    Instant at = clock.instant();
    long changed = tags.isEmpty() ? 0 : Effect.of(job).on(handle, tags, at);
    if (!tags.isEmpty()) {
      advance(handle, number, tags, changed);
    }
    boolean more = tags.size() == most;
    if (!more) {
      end(handle, lock(handle, number), "done", null);
    }
    return new Done(job.action(), changed, more);
  }

  /** Ends a job that can never be done. */
  void fail(long number, String reason) {
    jdbi.useTransaction(
        handle -> {
          Job job = lock(handle, number);
          if (job.isRunning()) {
            end(handle, job, "failed", reason);
          }
        });
  }

  private static void begin(Handle handle) {
    handle.createQuery(Sql.named("begin-batch")).mapToMap().one();
  }

  private static Job lock(Handle handle, long number) {
    return handle
        .createQuery(Sql.named("lock-job"))
        .bind("job", number)
        .map((row, context) -> Job.of(row))
        .one();
  }

  private static List<Long> targets(Handle handle, Job job, int most) {
    Query query =
        job.action() instanceof Action.Import list
            ? handle.createQuery(Sql.named("import-targets")).bind("import", list.id())
            : handle.createQuery(Sql.named("take-targets")).bind("job", job.id());
    return query
        .bind("place", job.place().orElse(Long.MIN_VALUE))
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }

  private void advance(Handle handle, long number, List<Long> tags, long changed) {
    handle
        .createUpdate(Sql.named("advance-job"))
        .bind("job", number)
        .bind("place", tags.get(tags.size() - 1))
        .bind("done", tags.size())
        .bind("changed", changed)
        .bind("lease", text(settings.lease()))
        .execute();
  }

  private void end(Handle handle, Job job, String state, @Nullable String failure) {
    handle.execute("set local synchronous_commit = on");
    Instant at = clock.instant();
    handle
        .createQuery(Sql.named("end-job"))
        .bind("job", job.id())
        .bind("state", state)
        .bind("failure", failure)
        .bind("at", at)
        .mapTo(Long.class)
        .one();
    AuditEntry entry =
        AuditEntry.of(job.action().code(), "job " + job.id(), job.changed()).with("state", state);
    entry = job.list().isPresent() ? entry.with("list", job.list().get()) : entry;
    entry =
        job.action() instanceof Action.Block block ? entry.with("reason", block.reason()) : entry;
    entry =
        job.action() instanceof Action.Import list
            ? entry.with("import", Long.toString(list.id())).with("source", list.source())
            : entry;
    Audit.write(handle, job.actor(), at, entry.with("total", Long.toString(job.total())));
  }

  private static String text(Duration duration) {
    return duration.toMillis() + " milliseconds";
  }
}
