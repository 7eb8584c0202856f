package org.rebound.admin.resources;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.ColumnType;
import org.rebound.receiver.lists.Condition;
import org.rebound.receiver.lists.Order;
import org.rebound.receiver.lists.PageStep;
import org.rebound.receiver.lists.Position;
import org.rebound.receiver.lists.Question;
import org.rebound.receiver.lists.RowList;

/**
 * What a query string asks of a list. A column's name filters by value ({@code none} for rows
 * without one; several words between commas), its name with {@code From} and {@code Before} by a
 * span, {@code q} by words; {@code sort} orders by a column, downwards with a minus before it.
 */
final class ListQuery {

  static final int STANDARD = 100;
  static final int MOST = 1_000;

  private static final String NONE = "none";
  private static final Set<String> OF_A_PART = Set.of("sort", "limit", "cursor");

  private final String name;
  private final RowList<?> list;
  private final Map<String, List<String>> given;
  private final Parameters parameters = new Parameters();

  private ListQuery(String name, RowList<?> list, Map<String, List<String>> given) {
    this.name = name;
    this.list = list;
    this.given = given;
  }

  /**
   * The part of a list that is asked for.
   *
   * @param fixed a condition that the path asks for
   * @throws ProblemException naming everything that is wrong
   */
  static Question question(
      String name,
      RowList<?> list,
      MultivaluedMap<String, String> given,
      Optional<Condition> fixed) {
    ListQuery query = new ListQuery(name, list, given);
    query.refuseUnknown(OF_A_PART);
    Order order = query.order();
    PageStep<Position> step = query.step(order);
    List<Condition> conditions = query.conditions();
    query.parameters.check();
    return new Question(Stream.concat(fixed.stream(), conditions.stream()).toList(), order, step);
  }

  /**
   * The conditions that are asked for.
   *
   * @param others parameters that are the caller's business
   * @throws ProblemException naming everything that is wrong
   */
  static List<Condition> conditions(
      RowList<?> list, Map<String, List<String>> given, Set<String> others) {
    ListQuery query = new ListQuery("", list, given);
    query.refuseUnknown(others);
    List<Condition> conditions = query.conditions();
    query.parameters.check();
    return conditions;
  }

  /**
   * The order that is asked for.
   *
   * @throws ProblemException when there is no such order
   */
  static Order order(RowList<?> list, Map<String, List<String>> given) {
    ListQuery query = new ListQuery("", list, given);
    Order order = query.order();
    query.parameters.check();
    return order;
  }

  /** The names of the filters of a column. */
  static List<String> names(Column column) {
    return column.type().hasSpans()
        ? List.of(column.name(), column.name() + "From", column.name() + "Before")
        : List.of(column.name());
  }

  private void refuseUnknown(Set<String> others) {
    List<String> known =
        Stream.concat(
                list.columns().stream().flatMap(column -> names(column).stream()),
                Stream.concat(Stream.of("q"), others.stream()))
            .sorted()
            .toList();
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (!known.contains(parameter.getKey())) {
        throw refused(parameter.getKey(), "not known here; known: " + String.join(", ", known));
      }
      if (parameter.getValue().size() > 1) {
        throw refused(parameter.getKey(), "given more than once");
      }
    }
  }

  private static ProblemException refused(String parameter, String message) {
    return new ProblemException(
        Problem.of(ProblemType.UNKNOWN_PARAMETER)
            .withErrors(List.of(new Problem.FieldError(parameter, message))));
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (Column column : list.columns()) {
      value(column.name()).flatMap(text -> oneOf(column, text)).ifPresent(conditions::add);
      if (column.type().hasSpans()) {
        Optional<String> from = bound(column, "From");
        Optional<String> before = bound(column, "Before");
        if (from.isPresent() || before.isPresent()) {
          conditions.add(new Condition.Span(column, from, before));
        }
      }
    }
    parameters
        .words("q", value("q").orElse(null))
        .ifPresent(words -> conditions.add(new Condition.Words(list.searched(), words)));
    return conditions;
  }

  private Optional<Condition> oneOf(Column column, String text) {
    List<String> parts =
        column.type() == ColumnType.TEXT || column.type() == ColumnType.ADDRESS
            ? List.of(text)
            : Arrays.asList(text.split(",", -1));
    List<Optional<String>> values = new ArrayList<>();
    for (String part : parts) {
      Optional<String> value = column.read(part);
      if (value.isEmpty() && !part.equals(NONE)) {
        parameters.wrong(column.name(), "expected " + column.expected() + ", or none");
        return Optional.empty();
      }
      values.add(part.equals(NONE) ? Optional.empty() : value);
    }
    return Optional.of(new Condition.OneOf(column, values));
  }

  private Optional<String> bound(Column column, String end) {
    Optional<String> text = value(column.name() + end);
    Optional<String> bound = text.flatMap(column::read);
    if (text.isPresent() && bound.isEmpty()) {
      parameters.wrong(column.name() + end, "expected " + column.expected());
    }
    return bound;
  }

  private Order order() {
    Optional<String> sort = value("sort");
    if (sort.isEmpty()) {
      return list.order();
    }
    boolean descending = sort.get().startsWith("-");
    Optional<Column> column = list.column(descending ? sort.get().substring(1) : sort.get());
    if (column.isEmpty()) {
      parameters.wrong(
          "sort",
          "expected a column, downwards with a minus before it: "
              + String.join(", ", list.columns().stream().map(Column::name).toList()));
    }
    return column.map(c -> new Order(c, descending)).orElse(list.order());
  }

  private PageStep<Position> step(Order order) {
    int limit =
        parameters
            .number("limit", value("limit").orElse(null), 1, MOST)
            .map(Math::toIntExact)
            .orElse(STANDARD);
    Optional<Cursor> cursor = value("cursor").map(text -> Cursor.read(name, list, order, text));
    return new PageStep<>(
        limit, cursor.map(Cursor::position), cursor.map(Cursor::backwards).orElse(false));
  }

  private Optional<String> value(String parameter) {
    return Optional.ofNullable(given.get(parameter))
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(0));
  }
}
