package org.rebound.receiver.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.sql.Sql;

/**
 * The query for some rows of a list in an order. Where the order has a {@link Route}, it is in two
 * parts, each read by an index and no further than needed: the rows found that way, and the rest.
 */
final class RowsQuery {

  private final RowList<?> list;
  private final Question question;
  private final List<Part> parts;
  private final String direction;

  /**
   * @param source of which SQL
   * @param by the columns of the order, as that SQL has them
   * @param only what it is restricted to
   */
  private record Part(String source, List<Column> by, Optional<String> only) {}

  private RowsQuery(RowList<?> list, Question question) {
    this.list = list;
    this.question = question;
    boolean descending = question.order().descending() != question.step().backwards();
    this.direction = descending ? " desc" : " asc";
    Column column = question.order().place();
    Optional<Route> route = list.route(question.order());
    this.parts = new ArrayList<>();
    parts.add(
        new Part(
            route.map(Route::source).orElse(list.source()),
            list.by(question.order()),
            Optional.empty()));
    route.ifPresent(
        way ->
            way.rest()
                .map(rest -> new Part(list.source(), way.byOfRest(column), Optional.of(rest)))
                .ifPresent(parts::add));
  }

  /** With {@code prefix} before it; one row more than is asked for. */
  static Query of(Handle handle, RowList<?> list, Question question, String prefix) {
    return new RowsQuery(list, question).on(handle, prefix);
  }

  private Query on(Handle handle, String prefix) {
    Query query = handle.createQuery(prefix + text());
    for (int i = 0; i < parts.size(); i++) {
      query
          .define("what" + i, what(parts.get(i)))
          .define("conditions" + i, conditions(parts.get(i)))
          .define("rest" + i, order(sorted(parts.get(i))));
    }
    ListReader.bind(query, question.conditions());
    question
        .step()
        .from()
        .ifPresent(
            from -> {
              for (int i = 0; i < from.values().size(); i++) {
                query.bind("place" + i, from.values().get(i));
              }
            });
    return query.bind("limit", question.step().limit() + 1);
  }

  private String text() {
    String all =
        IntStream.range(0, parts.size())
            .mapToObj(
                i ->
                    Sql.named("list-" + parts.get(i).source())
                        .replaceAll("<(\\w+)>", "<$1" + i + ">"))
            .collect(Collectors.joining(")\nunion all\n(", "(", ")\n"));
    List<String> places =
        IntStream.range(0, parts.get(0).by().size()).mapToObj(i -> "place_" + i).toList();
    return parts.size() == 1 ? all : all + order(places);
  }

  private String order(List<String> values) {
    return values.stream()
        .map(value -> value + direction)
        .collect(Collectors.joining(", ", "order by ", " limit :limit"));
  }

  /** What the rows of a part are ordered by: not by what they all have. */
  private static List<String> sorted(Part part) {
    return part.by().stream().map(Column::sql).filter(sql -> !sql.startsWith("'")).toList();
  }

  private String what(Part part) {
    return IntStream.range(0, part.by().size())
        .mapToObj(i -> ",\n       " + part.by().get(i).sql() + " as place_" + i)
        .collect(Collectors.joining("", Sql.named("list-" + list.source() + "-row"), ""));
  }

  private String conditions(Part part) {
    List<String> more = new ArrayList<>();
    part.only().ifPresent(more::add);
    if (question.step().from().isPresent()) {
      more.add(after(part.by()));
    }
    return ListReader.conditions(list, question.conditions(), more);
  }

  private String after(List<Column> by) {
    return by.stream()
            .map(Column::sql)
            .collect(Collectors.joining(", ", "(", direction.equals(" desc") ? ") < (" : ") > ("))
        + IntStream.range(0, by.size())
            .mapToObj(i -> ":place" + i + "::" + by.get(i).type().sql())
            .collect(Collectors.joining(", "))
        + ")";
  }
}
