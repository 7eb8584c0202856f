package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Says of the bodies of requests that they must be there and have no other fields, as unknown ones
 * are refused. Answers stay open: what is added to them breaks no client.
 */
final class ClosedBodies {

  private final JsonNode document;
  private final Set<String> closed = new HashSet<>();

  ClosedBodies(JsonNode document) {
    this.document = document;
  }

  void close() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("requestBody") instanceof ObjectNode body) {
          body.put("required", true);
          body.path("content").forEach(type -> close(type.path("schema")));
        }
      }
    }
  }

  private void close(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      if (closed.add(reference)) {
        close(document.at(reference.substring(1)));
      }
      return;
    }
    if (schema instanceof ObjectNode object && schema.has("properties")) {
      object.put("additionalProperties", false);
      schema.path("properties").forEach(this::close);
    }
    if (schema.has("items")) {
      close(schema.path("items"));
    }
  }
}
