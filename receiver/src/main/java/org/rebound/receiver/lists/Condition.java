package org.rebound.receiver.lists;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rebound.receiver.lists.Condition.OneOf;
import org.rebound.receiver.lists.Condition.Span;
import org.rebound.receiver.lists.Condition.Words;

/** What rows of a list must be to be shown. Values were read by their column. */
public sealed interface Condition permits OneOf, Span, Words {

  /** What it asks about. */
  List<Column> columns();

  /** Whether all times of a day (UTC) are alike to it. */
  boolean isOfWholeDays();

  /** In SQL, over parameters whose names begin with {@code prefix}. */
  String sql(String prefix);

  /** Sets the parameters of {@link #sql}. */
  void bindTo(SqlStatement<?> statement, String prefix);

  /**
   * The column has one of these values; an empty value is none.
   *
   * @param values at least one
   */
  record OneOf(Column column, List<Optional<String>> values) implements Condition {

    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public List<Column> columns() {
      return List.of(column);
    }

    @Override
    public boolean isOfWholeDays() {
      return column.type() != ColumnType.TIME;
    }

    @Override
    public String sql(String prefix) {
      String value = column.exact().orElse(column.sql());
      String type = column.exact().isPresent() ? "bigint" : column.type().sql();
      // One value is asked for as such: rows found by an index are then in the index's order.
      String among =
          texts().size() == 1
              ? value + " = :" + prefix + "::" + type
              : value + " = any (:" + prefix + "::" + type + "[])";
      boolean orNull = column.exact().isPresent() && values.contains(Optional.<String>empty());
      return !orNull
          ? among
          : texts().isEmpty() ? value + " is null" : "(" + among + " or " + value + " is null)";
    }

    @Override
    public void bindTo(SqlStatement<?> statement, String prefix) {
      List<String> texts = texts();
      if (texts.size() == 1) {
        statement.bind(prefix, texts.get(0));
      } else if (!texts.isEmpty()) {
        Arrays.bind(statement, prefix, texts);
      }
    }

    /** The values as SQL compares them: by another column, none is null and has no text. */
    private List<String> texts() {
      if (column.exact().isEmpty()) {
        return values.stream().map(v -> v.orElse(column.type().none())).toList();
      }
      boolean tags = column.type() == ColumnType.ADDRESS;
      return values.stream()
          .flatMap(Optional::stream)
          .map(v -> tags ? Long.toString(ColumnType.tag(v)) : v)
          .toList();
    }
  }

  /** The column lies within these bounds, {@code before} excluded; none lies within no bounds. */
  record Span(Column column, Optional<String> from, Optional<String> before) implements Condition {

    @Override
    public List<Column> columns() {
      return List.of(column);
    }

    @Override
    public boolean isOfWholeDays() {
      return column.type() != ColumnType.TIME
          || Stream.of(from, before).flatMap(Optional::stream).allMatch(Span::isMidnight);
    }

    private static boolean isMidnight(String time) {
      Instant instant = Instant.parse(time);
      return instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
    }

    @Override
    public String sql(String prefix) {
      String type = "::" + column.type().sql();
      List<String> bounds = new ArrayList<>();
      from.ifPresent(f -> bounds.add(column.sql() + " >= :" + prefix + "from" + type));
      before.ifPresent(b -> bounds.add(column.sql() + " < :" + prefix + "before" + type));
      if (column.missing() && from.isEmpty()) {
        bounds.add(column.sql() + " > '" + column.type().none() + "'" + type);
      }
      return String.join(" and ", bounds);
    }

    @Override
    public void bindTo(SqlStatement<?> statement, String prefix) {
      from.ifPresent(value -> statement.bind(prefix + "from", value));
      before.ifPresent(value -> statement.bind(prefix + "before", value));
    }
  }

  /** The words stand in one of the columns, in upper or lower case. */
  record Words(List<Column> columns, String words) implements Condition {

    public Words {
      columns = List.copyOf(columns);
    }

    @Override
    public boolean isOfWholeDays() {
      return columns.stream().noneMatch(column -> column.type() == ColumnType.TIME);
    }

    @Override
    public String sql(String prefix) {
      return columns.stream()
          .map(c -> "position(lower(:" + prefix + ") in lower(" + c.sql() + ")) > 0")
          .collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public void bindTo(SqlStatement<?> statement, String prefix) {
      statement.bind(prefix, words);
    }
  }
}
