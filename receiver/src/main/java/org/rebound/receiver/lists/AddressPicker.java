package org.rebound.receiver.lists;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.sql.Sql;

/**
 * Picks the addresses of the rows that a filter lets through, for a job. They are counted and
 * written in one statement, so that what is done is done to the very rows that were counted.
 */
public final class AddressPicker {

  private AddressPicker() {}

  /**
   * Makes the addresses of all rows that fulfil the conditions targets of the job, each once.
   *
   * @return how many rows there are, as the list counts them
   * @throws IllegalArgumentException when the rows of the list have no address
   */
  public static long pick(Handle handle, RowList<?> list, List<Condition> conditions, long job) {
    String tag =
        list.tag()
            .orElseThrow(
                () -> new IllegalArgumentException(list.source() + " has rows without addresses"));
    try (Query query =
        ListReader.query(
            handle, "list-" + list.source(), list, conditions, "with seen as materialized (")) {
      return query
          .define("what", tag + " as tag")
          .define("rest", ")\n" + Sql.named("pick-targets"))
          .bind("job", job)
          .mapTo(Long.class)
          .one();
    }
  }
}
