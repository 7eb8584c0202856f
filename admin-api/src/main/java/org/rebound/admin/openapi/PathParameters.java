package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes what is in paths: what is numbered, with examples that fit the others. */
final class PathParameters {

  private static final Pattern NUMBER = Pattern.compile("/(\\w+)s/\\{id\\}");
  private static final Map<String, Long> EXAMPLES =
      Map.of(
          "bounce", 4711L,
          "contact", 17L,
          "import", 3L,
          "job", 12L,
          "key", 3L,
          "mailing", 42L,
          "project", 8L,
          "selection", 7L,
          "webhook", 5L);

  private PathParameters() {}

  static void describe(String path, ObjectNode operation) {
    Matcher number = NUMBER.matcher(path);
    for (JsonNode node : operation.path("parameters")) {
      if (node instanceof ObjectNode parameter && parameter.path("in").asText().equals("path")) {
        switch (parameter.path("name").asText()) {
          case "address" -> parameter.put("example", "user@example.com");
          case "list" -> parameter.put("example", "bounces");
          default -> describe(parameter, number.find() ? number.group(1) : "row");
        }
      }
    }
  }

  private static void describe(ObjectNode parameter, String what) {
    if (!parameter.has("description")) {
      parameter.put("description", "The number of the " + what + ".");
    }
    parameter.put("example", EXAMPLES.getOrDefault(what, 1L));
    ObjectNode schema = parameter.withObject("/schema");
    if (!schema.has("minimum")) {
      schema.put("minimum", 1);
    }
  }
}
