package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.rebound.admin.api.Json;

/**
 * Adds examples of bodies: of an operation {@code act} those in {@code examples/act.json}, which
 * has an object for each media type, and in it each example under a name that says what it does.
 */
final class Examples {

  private Examples() {}

  static void add(ObjectNode operation) {
    JsonNode content = operation.at("/requestBody/content");
    if (content.isMissingNode()) {
      return;
    }
    JsonNode byType = of(operation.path("operationId").asText());
    for (var type : byType.properties()) {
      if (content.path(type.getKey()) instanceof ObjectNode body) {
        ObjectNode examples = body.putObject("examples");
        for (var example : type.getValue().properties()) {
          examples.putObject(example.getKey()).set("value", example.getValue());
        }
      }
    }
  }

  private static JsonNode of(String operation) {
    try (InputStream in = Examples.class.getResourceAsStream("examples/" + operation + ".json")) {
      return in == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the examples of " + operation, e);
    }
  }
}
