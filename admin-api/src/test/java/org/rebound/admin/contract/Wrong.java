package org.rebound.admin.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.rebound.admin.RunningDaemon;

/** Values that a schema does not allow. */
final class Wrong {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Wrong() {}

  /** For a parameter of the query string. */
  static List<String> values(JsonNode parameter) {
    JsonNode schema = parameter.get("schema");
    if (schema.has("enum")) {
      return List.of("", "nothing-of-the-kind", "\u0000");
    }
    if (schema.path("format").asText().equals("date-time")) {
      return List.of("", "yesterday", "2026-13-01T00:00:00Z", "-290308-12-21T19:59:05.224192Z");
    }
    return switch (schema.path("type").asText()) {
      case "integer" -> {
        List<String> wrong = new ArrayList<>(List.of("", "x", "1.5", "99999999999999999999"));
        if (schema.has("minimum")) {
          wrong.add(Long.toString(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
          wrong.add(Long.toString(schema.get("maximum").asLong() + 1));
        }
        yield wrong;
      }
      case "boolean" -> List.of("", "maybe", "1");
      default -> List.of("", "\u0000");
    };
  }

  /** For a parameter of the path, in which nothing is another path. */
  static List<String> inPaths(JsonNode parameter) {
    List<String> wrong = new ArrayList<>(values(parameter));
    wrong.remove("");
    if (parameter.get("name").asText().equals("address")) {
      wrong.add("no-address");
    }
    return wrong;
  }

  /** A good body with one thing wrong, once for each thing that the schema forbids. */
  static List<ObjectNode> bodies(ApiDocument document, ObjectNode good, JsonNode schema) {
    List<ObjectNode> wrong = new ArrayList<>();
    for (JsonNode name : schema.path("required")) {
      wrong.add(good.deepCopy().without(name.asText()));
    }
    for (var property : schema.path("properties").properties()) {
      if (good.path(property.getKey()).isNull()) {
        continue;
      }
      for (JsonNode value : of(document.resolve(property.getValue()))) {
        wrong.add(good.deepCopy().set(property.getKey(), value));
      }
    }
    return wrong;
  }

  private static List<JsonNode> of(JsonNode schema) {
    List<JsonNode> wrong = new ArrayList<>(List.of(JSON.objectNode().put("unheardOf", 1)));
    switch (schema.path("type").asText()) {
      case "string" -> {
        wrong.addAll(List.of(JSON.numberNode(7), JSON.booleanNode(true), JSON.arrayNode()));
        if (schema.has("maxLength")) {
          wrong.add(JSON.textNode("a".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt() > 0) {
          wrong.add(JSON.textNode(""));
        }
        if (schema.has("enum") || schema.has("format")) {
          wrong.add(JSON.textNode("nothing of the kind"));
        }
      }
      case "integer" -> {
        wrong.addAll(List.of(JSON.textNode("x"), JSON.numberNode(1.5), JSON.arrayNode()));
        if (schema.has("minimum")) {
          wrong.add(JSON.numberNode(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
          wrong.add(JSON.numberNode(schema.get("maximum").asLong() + 1));
        }
      }
      case "array" -> {
        wrong.addAll(List.of(JSON.textNode("x"), JSON.numberNode(7)));
        wrong.add(JSON.arrayNode().add(JSON.objectNode()));
        if (schema.has("maxItems")) {
          ArrayNode many = JSON.arrayNode();
          for (int i = 0; i <= schema.get("maxItems").asInt(); i++) {
            many.add("a" + i + "@example.com");
          }
          wrong.add(many);
        }
        if (schema.path("minItems").asInt() > 0) {
          wrong.add(JSON.arrayNode());
        }
      }
      case "boolean" -> wrong.addAll(List.of(JSON.textNode("true"), JSON.numberNode(1)));
      default -> wrong.addAll(List.of(JSON.textNode("x"), JSON.arrayNode()));
    }
    return wrong;
  }

  static JsonNode tree(String text) {
    try {
      return RunningDaemon.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
