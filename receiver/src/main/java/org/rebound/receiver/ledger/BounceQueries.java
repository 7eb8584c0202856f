package org.rebound.receiver.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.sql.Sql;

/** Reads one bounce with all that is known of it. Safe for use by many threads. */
public final class BounceQueries {

  private final Jdbi jdbi;

  /** Queries over {@code jdbi}. */
  public BounceQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
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
