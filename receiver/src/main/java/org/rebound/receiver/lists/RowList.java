package org.rebound.receiver.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One list, declared: where its rows come from, its columns, and what tells its rows apart. The SQL
 * stands in {@code sql/list-<source>.sql} and, for what a row holds, {@code
 * sql/list-<source>-row.sql}.
 *
 * @param source names the files of its SQL
 * @param always a condition that all its rows fulfil
 * @param columns what it can be filtered, ordered and grouped by
 * @param keys the columns that together tell the rows apart, by which alike rows are ordered
 * @param searched the columns that a search for words looks through
 * @param order its order when none is asked for
 * @param row the type of its rows, made by its constructor from the columns of the row's SQL
 * @param tally where its rows stand counted, if they do
 * @param routes by which way an order by a column, by its name, is read; others by the list's SQL
 */
public record RowList<R>(
    String source,
    String always,
    List<Column> columns,
    List<Column> keys,
    List<Column> searched,
    Order order,
    Class<R> row,
    Optional<Tally> tally,
    Map<String, Route> routes) {

  public RowList {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    searched = List.copyOf(searched);
    routes = Map.copyOf(routes);
  }

  RowList(
      String source,
      String always,
      List<Column> columns,
      List<Column> keys,
      List<Column> searched,
      Order order,
      Class<R> row) {
    this(source, always, columns, keys, searched, order, row, Optional.empty(), Map.of());
  }

  /** The same list, whose rows stand counted in the lines of {@code sql/tally-<source>.sql}. */
  RowList<R> tallied(String rows, String... known) {
    Tally counted = new Tally(rows, Set.of(known));
    return new RowList<>(
        source, always, columns, keys, searched, order, row, Optional.of(counted), routes);
  }

  /** The same list, read by this way in the orders of these columns. */
  RowList<R> routed(Route route, String... ordered) {
    Map<String, Route> all = new HashMap<>(routes);
    Stream.of(ordered).forEach(name -> all.put(name, route));
    return new RowList<>(source, always, columns, keys, searched, order, row, tally, all);
  }

  /** The way that an order is read by, when not by the list's own SQL. */
  Optional<Route> route(Order asked) {
    return Optional.ofNullable(routes.get(asked.column().name()));
  }

  /** The column of this name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The address of a row, as its tag in SQL; empty when the rows of the list have no address. */
  Optional<String> tag() {
    return columns.stream()
        .filter(column -> column.type() == ColumnType.ADDRESS)
        .findFirst()
        .flatMap(Column::exact);
  }

  /** Whether its rows have addresses, which something can be done to. */
  public boolean hasAddresses() {
    return tag().isPresent();
  }

  /**
   * The column that rows are picked by: the number of their address, or their own. In the API it is
   * the {@code id}.
   */
  public Column pick() {
    return keys.stream()
        .filter(key -> key.name().equals("tag") || key.name().equals("id"))
        .findFirst()
        .or(() -> tag().map(sql -> Column.of("tag", ColumnType.NUMBER, sql, "The address.")))
        .orElseThrow(() -> new IllegalStateException(source + " has no column to pick rows by"));
  }

  /** The columns that an order goes by: its own, and then the keys. */
  List<Column> by(Order asked) {
    return route(asked)
        .map(route -> route.by(asked.place()))
        .orElseGet(() -> byKeys(asked.place()));
  }

  private List<Column> byKeys(Column column) {
    List<Column> by = new ArrayList<>(List.of(column));
    keys.stream().filter(key -> !key.equals(column)).forEach(by::add);
    return by;
  }

  /** Whether a position can be of a row in this order: so many values, each readable. */
  public boolean accepts(Order asked, Position position) {
    List<Column> by = by(asked);
    if (by.size() != position.values().size()) {
      return false;
    }
    return Stream.iterate(0, i -> i < by.size(), i -> i + 1)
        .allMatch(i -> isOf(by.get(i).type(), position.values().get(i)));
  }

  private static boolean isOf(ColumnType type, String value) {
    return switch (type) {
      case TEXT, WORD, ADDRESS, DOMAIN, STATUS -> value.indexOf('\0') < 0;
      case TIME -> value.equals(type.none()) || type.read(value).isPresent();
      case NUMBER -> isNumber(value);
      case FLAG -> type.read(value).isPresent();
    };
  }

  private static boolean isNumber(String value) {
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
