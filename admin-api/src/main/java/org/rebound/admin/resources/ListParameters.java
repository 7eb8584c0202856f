package org.rebound.admin.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.ColumnType;
import org.rebound.receiver.lists.Lists;
import org.rebound.receiver.lists.RowList;

/**
 * Describes the parameters of lists: an operation that is marked {@code x-list} gets those that
 * {@link ListQuery} reads, from the columns of the list.
 */
final class ListParameters {

  private static final Set<String> IN_PATHS = Set.of("mailing", "collection");

  private ListParameters() {}

  /** Completes the document. */
  static void describe(JsonNode document) {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation instanceof ObjectNode marked && marked.has("x-list")) {
          Lists.named(marked.remove("x-list").asText()).ifPresent(list -> describe(list, marked));
        }
      }
    }
  }

  private static void describe(RowList<?> list, ObjectNode operation) {
    ArrayNode parameters = operation.withArray("parameters");
    for (Column column : list.columns()) {
      boolean inPath = IN_PATHS.contains(column.name()) && hasPath(parameters);
      if (!inPath) {
        describe(column, parameters);
      }
    }
    add(parameters, "q", "Rows with these words, in upper or lower case.").put("type", "string");
    ObjectNode sort =
        add(
            parameters,
            "sort",
            "The column to order by, downwards with a minus before it; rows that are alike in it"
                + " follow the order of their making.");
    sort.put("type", "string");
    ArrayNode orders = sort.putArray("enum");
    list.columns().forEach(column -> orders.add(column.name()).add("-" + column.name()));
    sort.put("default", (list.order().descending() ? "-" : "") + list.order().column().name());
    add(parameters, "limit", "At most so many.")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", ListQuery.MOST)
        .put("default", ListQuery.STANDARD);
    add(parameters, "cursor", "From a link of another part.").put("type", "string");
  }

  private static boolean hasPath(ArrayNode parameters) {
    return !parameters.isEmpty() && parameters.get(0).path("in").asText().equals("path");
  }

  private static void describe(Column column, ArrayNode parameters) {
    boolean many = column.type() != ColumnType.TEXT && column.type() != ColumnType.ADDRESS;
    schema(
        column,
        add(
            parameters,
            column.name(),
            column.description()
                + (many ? " Several values between commas;" : "")
                + " `none` for rows without one."));
    if (column.type().hasSpans()) {
      schema(column, add(parameters, column.name() + "From", "This much or more."));
      schema(column, add(parameters, column.name() + "Before", "Less than this."));
    }
  }

  private static void schema(Column column, ObjectNode schema) {
    switch (column.type()) {
      case NUMBER -> schema.put("type", "integer");
      case TIME -> schema.put("type", "string").put("format", "date-time");
      case FLAG -> schema.put("type", "boolean");
      case WORD -> {
        schema.put("type", "string");
        column.words().forEach(schema.withArray("enum")::add);
      }
      default -> schema.put("type", "string");
    }
  }

  private static ObjectNode add(ArrayNode parameters, String name, String description) {
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", name).put("in", "query").put("description", description);
    return parameter.putObject("schema");
  }
}
