package org.rebound.receiver.lists;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another way to the rows of a list, for orders that the index of a joined table has: from that
 * table to the rows, in {@code sql/list-<source>.sql}.
 *
 * @param rest which rows are not found that way, as a condition on the list's own SQL: they have no
 *     value in the joined table; empty when there can be none
 * @param joined the key of the joined table
 * @param keys the columns that tell rows of one joined row apart
 */
record Route(String source, Optional<String> rest, List<Column> joined, List<Column> keys) {

  Route {
    joined = List.copyOf(joined);
    keys = List.copyOf(keys);
  }

  /** The columns that an order by {@code column} goes by on this way. */
  List<Column> by(Column column) {
    return Stream.of(List.of(column), joined, keys).flatMap(List::stream).toList();
  }

  /** The same columns for the rest, where those of the joined table have no value. */
  List<Column> byOfRest(Column column) {
    return Stream.concat(
            Stream.concat(Stream.of(column), joined.stream()).map(Column::unvalued), keys.stream())
        .toList();
  }
}
