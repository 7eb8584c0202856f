package org.rebound.admin.health;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.sql.Sql;

/**
 * What the database knows and no daemon alone: blocked addresses, jobs, how far ahead the tables
 * have parts. Every daemon on one database reads the same. Safe for threads.
 */
public final class LedgerFigures implements Supplier<Map<String, Double>> {

  /** The names of the numbers. */
  public static final Set<String> NAMES =
      Stream.of(
              "blocked",
              "jobs.waiting",
              "jobs.running",
              "jobs.failed",
              "jobs.oldest",
              "ahead.message",
              "ahead.message_raw",
              "ahead.bounce_event",
              "ahead.address_transition")
          .map(name -> "ledger." + name)
          .collect(Collectors.toUnmodifiableSet());

  private final Jdbi jdbi;

  /** Reads from {@code jdbi}. */
  public LedgerFigures(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The numbers, by one query.
   *
   * @throws org.jdbi.v3.core.JdbiException when the database does not answer
   */
  @Override
  public Map<String, Double> get() {
    return jdbi.withHandle(
        handle -> {
          Map<String, Double> numbers = new HashMap<>();
          handle
              .createQuery(Sql.named("monitoring-figures"))
              .map((row, context) -> Map.entry(row.getString("name"), row.getDouble("value")))
              .forEach(number -> numbers.put("ledger." + number.getKey(), number.getValue()));
          return numbers;
        });
  }
}
