package org.rebound.receiver.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads mailings and their recipients. Safe for use by many threads. */
public final class MailingQueries {

  private final Jdbi jdbi;

  /** Queries over {@code jdbi}. */
  public MailingQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A part of the mailings with their totals, the highest number first. */
  public Page<MailingRow> list(PageStep<Long> step) {
    return jdbi.withHandle(
        handle ->
            Page.of(
                mailings(
                    handle,
                    step.from().map(id -> step.backwards() ? "id > :id" : "id < :id"),
                    step.from(),
                    step.backwards() ? "asc" : "desc",
                    step.limit() + 1),
                step));
  }

  /** One mailing with its totals. */
  public Optional<MailingRow> find(long id) {
    return jdbi.withHandle(
        handle ->
            mailings(handle, Optional.of("id = :id"), Optional.of(id), "desc", 1).stream()
                .findFirst());
  }

  private static List<MailingRow> mailings(
      Handle handle, Optional<String> condition, Optional<Long> id, String direction, int limit) {
    try (Query query = handle.createQuery(Sql.named("query-mailings"))) {
      query
          .define("conditions", condition.orElse("true"))
          .define("direction", direction)
          .bind("limit", limit);
      id.ifPresent(value -> query.bind("id", value));
      return query.map(ConstructorMapper.of(MailingRow.class)).list();
    }
  }

  /** A part of the recipients of a mailing, in the order of their tags. */
  public Page<MailingRecipientRow> recipients(
      long mailing, RecipientFilter filter, PageStep<Long> step) {
    List<String> conditions = new ArrayList<>(filter.conditions());
    step.from().ifPresent(t -> conditions.add(step.backwards() ? "r.tag < :tag" : "r.tag > :tag"));
    return jdbi.withHandle(
        handle -> {
          try (Query query = handle.createQuery(Sql.named("query-mailing-recipients"))) {
            query
                .define("conditions", String.join(" and ", conditions))
                .define("direction", step.backwards() ? "desc" : "asc")
                .bind("mailing", mailing)
                .bind("limit", step.limit() + 1);
            filter.bindTo(query);
            step.from().ifPresent(tag -> query.bind("tag", tag));
            return Page.of(query.map(ConstructorMapper.of(MailingRecipientRow.class)).list(), step);
          }
        });
  }
}
