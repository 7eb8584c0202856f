package org.rebound.receiver.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.sql.Sql;

/** Reads how addresses stand. Safe for use by many threads. */
public final class AddressQueries {

  private final Jdbi jdbi;

  /** Queries over {@code jdbi}. */
  public AddressQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The standing of one address; nothing when it was never heard of. */
  public Optional<AddressRow> find(AddressTag tag) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-address"))
                .bind("tag", tag.value())
                .map(ConstructorMapper.of(AddressRow.class))
                .findOne());
  }

  /** The changes of one address's state, the newest first. */
  public List<TransitionRow> transitions(AddressTag tag, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-address-transitions"))
                .bind("tag", tag.value())
                .bind("limit", limit)
                .map(ConstructorMapper.of(TransitionRow.class))
                .list());
  }

  /** What happened to one address, the newest first. */
  public List<Happening> timeline(AddressTag tag, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-timeline"))
                .bind("tag", tag.value())
                .bind("limit", limit)
                .map(ConstructorMapper.of(Happening.class))
                .list());
  }
}
