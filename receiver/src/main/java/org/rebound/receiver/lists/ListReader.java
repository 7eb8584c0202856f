package org.rebound.receiver.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.sql.Sql;

/** Reads lists: a part of the rows, how many there are, and their groups. Safe for many threads. */
public final class ListReader {

  private final Jdbi jdbi;

  /** Reads through {@code jdbi}. */
  public ListReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The rows that {@code question} asks for. */
  public <R> Page<Placed<R>> page(RowList<R> list, Question question) {
    return jdbi.withHandle(
        handle -> {
          try (Query query = RowsQuery.of(handle, list, question, "")) {
            return Page.of(query.map(placed(list, question.order())).list(), question.step());
          }
        });
  }

  /** How many rows fulfil the conditions. */
  public long count(RowList<?> list, List<Condition> conditions) {
    Optional<Tally> tally = list.tally().filter(t -> t.answers(conditions));
    return jdbi.withHandle(
        handle -> {
          try (Query query = counted(handle, list, tally, conditions)) {
            return query.define("what", count(tally)).define("rest", "").mapTo(Long.class).one();
          }
        });
  }

  /**
   * The groups of the rows that fulfil the conditions, the largest first.
   *
   * @param most at most so many groups
   */
  public List<Group> groups(RowList<?> list, List<Condition> conditions, Column by, int most) {
    Optional<Tally> tally =
        list.tally().filter(t -> t.answers(conditions)).filter(t -> t.knows(by));
    return jdbi.withHandle(
        handle -> {
          try (Query query = counted(handle, list, tally, conditions)) {
            String rows = count(tally);
            return query
                .define("what", by.group() + " as value, " + rows + " as rows")
                .define(
                    "rest", "group by 1 having " + rows + " > 0 order by 2 desc, 1 limit :limit")
                .bind("limit", most)
                .map((row, context) -> new Group(value(row, by), row.getLong("rows")))
                .list();
          }
        });
  }

  private static String count(Optional<Tally> tally) {
    return tally.map(t -> "coalesce(sum(" + t.rows() + "), 0)::bigint").orElse("count(*)");
  }

  /** The rows, or the lines of the tally that stand for them. */
  private static Query counted(
      Handle handle, RowList<?> list, Optional<Tally> tally, List<Condition> conditions) {
    String source = (tally.isPresent() ? "tally-" : "list-") + list.source();
    return query(handle, source, list, conditions, "");
  }

  /** The rows of a list that fulfil all conditions; what is read of them is the caller's. */
  static Query query(
      Handle handle, String source, RowList<?> list, List<Condition> conditions, String prefix) {
    Query query =
        handle
            .createQuery(prefix + Sql.named(source))
            .define("conditions", conditions(list, conditions, List.of()));
    bind(query, conditions);
    return query;
  }

  /** All conditions of a question to a list, and {@code more}. */
  static String conditions(RowList<?> list, List<Condition> conditions, List<String> more) {
    List<String> all = new ArrayList<>(List.of(list.always()));
    for (int i = 0; i < conditions.size(); i++) {
      all.add(conditions.get(i).sql("c" + i));
    }
    all.addAll(more);
    return String.join("\n   and ", all);
  }

  /** Sets the parameters of {@link #conditions}. */
  static void bind(Query query, List<Condition> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      conditions.get(i).bindTo(query, "c" + i);
    }
  }

  private static <R> RowMapper<Placed<R>> placed(RowList<R> list, Order order) {
    RowMapper<R> mapper = ConstructorMapper.of(list.row());
    List<Column> by = list.by(order);
    return (row, context) -> {
      List<String> place = new ArrayList<>(by.size());
      for (int i = 0; i < by.size(); i++) {
        place.add(text(row, "place_" + i, by.get(i).type()));
      }
      return new Placed<>(mapper.map(row, context), new Position(place));
    };
  }

  private static Optional<String> value(ResultSet row, Column column) throws SQLException {
    String text = text(row, "value", column.type());
    boolean none = column.type() != ColumnType.FLAG && text.equals(column.type().none());
    return none ? Optional.empty() : Optional.of(text);
  }

  private static String text(ResultSet row, String name, ColumnType type) throws SQLException {
    return switch (type) {
      case TIME -> row.getObject(name, OffsetDateTime.class).toInstant().toString();
      case FLAG -> Boolean.toString(row.getBoolean(name));
      default -> row.getString(name);
    };
  }
}
