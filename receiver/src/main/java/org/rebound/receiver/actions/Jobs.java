package org.rebound.receiver.actions;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.actions.Action.Block;
import org.rebound.receiver.actions.Action.Collect;
import org.rebound.receiver.actions.Action.Into;
import org.rebound.receiver.actions.JobRequest.Once;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.lists.AddressPicker;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Takes requests for actions and makes jobs of them, all in one transaction: the addresses are
 * picked, counted and written down before anybody is told that there is a job. Safe for use by many
 * threads.
 */
public final class Jobs {

  private final Jdbi jdbi;

  /** Jobs in {@code jdbi}. */
  public Jobs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes a job, or says why not; then nothing has changed. */
  public Submission submit(JobRequest request, Instant at) {
    return jdbi.withHandle(
        handle -> {
          handle.begin();
          Submission submission = submit(handle, request, at);
          if (submission instanceof Submission.Accepted) {
            handle.commit();
          } else {
            handle.rollback();
          }
          return submission;
        });
  }

  /**
   * Asks a job to stop: it does so after the batch that it is at.
   *
   * @return whether there was anything to stop
   */
  public boolean cancel(long job, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          boolean open =
              handle.createUpdate(Sql.named("cancel-job")).bind("job", job).execute() == 1;
          if (open) {
            Audit.write(handle, actor, at, AuditEntry.of("cancel-job", "job " + job, 1));
          }
          return open;
        });
  }

  /** Whether a job is over, whatever became of it. */
  public boolean isOver(long job) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select ended_at is not null from job where id = :job")
                .bind("job", job)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(true));
  }

  private static Submission submit(Handle handle, JobRequest request, Instant at) {
    handle.execute("set local statement_timeout = '25s'");
    Optional<Long> made = add(handle, request, at);
    if (made.isEmpty()) {
      return repeated(handle, request);
    }
    long job = made.get();
    Optional<Submission> refused = target(handle, request.targets(), job);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<Long> collection = Optional.empty();
    if (request.action() instanceof Collect collect) {
      collection = collection(handle, collect, request.actor(), at);
      if (collection.isEmpty()) {
        return collect.into() instanceof Into.New
            ? new Submission.NameTaken()
            : new Submission.UnknownCollection();
      }
    }
    long total =
        handle
            .createQuery(Sql.named("complete-job"))
            .bind("job", job)
            .bind("collection", collection.orElse(null))
            .mapTo(Long.class)
            .one();
    return new Submission.Accepted(job, total);
  }

  /** Claims the key: whoever comes with the same one waits here until we are through. */
  private static Optional<Long> add(Handle handle, JobRequest request, Instant at) {
    Optional<Targets.Filtered> filter =
        request.targets() instanceof Targets.Filtered f ? Optional.of(f) : Optional.empty();
    List<Map.Entry<String, String>> said =
        filter.map(f -> List.copyOf(f.said().entrySet())).orElse(List.of());
    var query =
        handle
            .createQuery(Sql.named("add-job"))
            .bind("action", request.action().code())
            .bind("reason", request.action() instanceof Block block ? block.reason() : null)
            .bind("list", filter.map(Targets.Filtered::name).orElse(null))
            .bind("key", request.once().map(Once::key).orElse(null))
            .bind("fingerprint", request.once().map(Once::fingerprint).orElse(null))
            .bind("actor", request.actor().name())
            .bind("peer", request.actor().peer().map(InetAddress::getHostAddress).orElse(null))
            .bind("at", at);
    new Rows<>(query, said).texts("names", Map.Entry::getKey).texts("values", Map.Entry::getValue);
    return query.mapTo(Long.class).findOne();
  }

  private static Submission repeated(Handle handle, JobRequest request) {
    Once once = request.once().orElseThrow();
    return handle
        .createQuery(Sql.named("find-job-by-key"))
        .bind("actor", request.actor().name())
        .bind("key", once.key())
        .map(
            (row, context) ->
                Arrays.equals(row.getBytes("fingerprint"), once.fingerprint())
                    ? new Submission.Repeated(row.getLong("id"), row.getLong("total"))
                    : new Submission.KeyReused())
        .one();
  }

  /** Writes down the addresses; says why not when the job cannot be. */
  private static Optional<Submission> target(Handle handle, Targets targets, long job) {
    if (targets instanceof Targets.Filtered filtered) {
      long rows = AddressPicker.pick(handle, filtered.list(), filtered.conditions(), job);
      return rows == filtered.expected()
          ? Optional.empty()
          : Optional.of(new Submission.CountChanged(rows));
    }
    var update = handle.createUpdate(Sql.named("add-picked-targets")).bind("job", job);
    new Rows<>(update, ((Targets.Picked) targets).tags()).longs("tag", tag -> tag);
    update.execute();
    List<Long> unknown =
        handle.createQuery(Sql.named("unknown-targets")).bind("job", job).mapTo(Long.class).list();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(new Submission.UnknownAddresses(unknown));
  }

  private static Optional<Long> collection(
      Handle handle, Collect collect, Actor actor, Instant at) {
    String kind = collect.kind().code();
    if (collect.into() instanceof Into.New made) {
      Optional<Long> id =
          handle
              .createQuery(Sql.named("add-collection"))
              .bind("kind", kind)
              .bind("name", made.name())
              .bind("at", at)
              .mapTo(Long.class)
              .findOne();
      id.ifPresent(
          number ->
              Audit.write(
                  handle, actor, at, AuditEntry.of("create-" + kind, kind + " " + number, 1)));
      return id;
    }
    return hold(handle, collect.kind(), ((Into.Existing) collect.into()).id());
  }

  /** Makes sure that a selection or project stays until the transaction ends, if there is one. */
  static Optional<Long> hold(Handle handle, Action.Kind kind, long id) {
    return handle
        .createQuery(Sql.named("hold-collection"))
        .bind("collection", id)
        .bind("kind", kind.code())
        .mapTo(Long.class)
        .findOne();
  }
}
