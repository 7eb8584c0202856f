package org.rebound.receiver.lists;

import java.util.List;
import java.util.Set;

/**
 * Where the rows of a list stand counted already. Its SQL, {@code sql/tally-<source>.sql}, reads
 * like that of the list, and each of its lines stands for as many rows as its column {@code rows}
 * says; of times it knows the day (UTC).
 *
 * @param rows that number, in SQL
 * @param columns the columns of the list, by name, that it can be asked about
 */
record Tally(String rows, Set<String> columns) {

  Tally {
    columns = Set.copyOf(columns);
  }

  /** Whether it knows how many rows fulfil the conditions. */
  boolean answers(List<Condition> conditions) {
    return conditions.stream()
        .allMatch(c -> c.isOfWholeDays() && c.columns().stream().allMatch(this::knows));
  }

  /** Whether it can be asked about this column. */
  boolean knows(Column column) {
    return columns.contains(column.name());
  }
}
