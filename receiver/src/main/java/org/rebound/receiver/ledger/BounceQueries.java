package org.rebound.receiver.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads bounces, the newest first. Safe for use by many threads. */
public final class BounceQueries {

  private final Jdbi jdbi;

  /** Queries over {@code jdbi}. */
  public BounceQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A part of the bounces that {@code filter} lets through, the newest first. */
  public Page<BounceRow> list(BounceFilter filter, PageStep<BouncePosition> step) {
    return jdbi.withHandle(
        handle -> {
          try (Query query = listQuery(handle, filter, step, "")) {
            return Page.of(query.map(ConstructorMapper.of(BounceRow.class)).list(), step);
          }
        });
  }

  /** The query behind {@link #list}; with {@code explain} before it, its plan. */
  static Query listQuery(
      Handle handle, BounceFilter filter, PageStep<BouncePosition> step, String prefix) {
    List<String> conditions = new ArrayList<>(filter.conditions());
    step.from()
        .ifPresent(
            from ->
                conditions.add(
                    "(e.received_at, e.id) "
                        + (step.backwards() ? ">" : "<")
                        + " (:positionTime, :positionId)"));
    Query query =
        handle
            .createQuery(prefix + Sql.named("query-bounces"))
            .define("conditions", String.join(" and ", conditions))
            .define("direction", step.backwards() ? "asc" : "desc")
            .bind("limit", step.limit() + 1);
    filter.bindTo(query);
    step.from()
        .ifPresent(
            from -> query.bind("positionTime", from.receivedAt()).bind("positionId", from.id()));
    return query;
  }

  /** Everything about one bounce, or nothing when there is none with this id. */
  public Optional<BounceDetail> find(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-bounce"))
                .bind("id", id)
                .map(
                    (results, context) ->
                        new BounceDetail(
                            ConstructorMapper.of(BounceRow.class).map(results, context),
                            ConstructorMapper.of(BounceDetail.ExplanationRow.class)
                                .map(results, context),
                            ConstructorMapper.of(BounceDetail.MessageRow.class)
                                .map(results, context)))
                .findOne());
  }

  /** The message that a bounce came in; nothing when it is unknown, or kept no longer. */
  public Optional<RawMessage> raw(long bounceId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-raw-message"))
                .bind("id", bounceId)
                .map((results, context) -> new RawMessage(results.getBytes(1)))
                .findOne());
  }
}
