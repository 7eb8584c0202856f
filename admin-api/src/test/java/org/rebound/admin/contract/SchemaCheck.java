package org.rebound.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Holds JSON against a schema of the description, strictly: a field that the schema does not have
 * is wrong wherever the schema has fields.
 */
record SchemaCheck(ApiDocument document) {

  void check(String where, JsonNode value, JsonNode reference) {
    JsonNode schema = document.resolve(reference);
    switch (schema.path("type").asText()) {
      case "object" -> object(where, value, schema);
      case "array" -> {
        assertThat(value.isArray()).as(where).isTrue();
        if (schema.has("maxItems")) {
          assertThat(value.size()).as(where).isLessThanOrEqualTo(schema.get("maxItems").asInt());
        }
        value.forEach(element -> check(where + "[]", element, schema.get("items")));
      }
      case "integer" -> integer(where, value, schema);
      case "number" -> assertThat(value.isNumber()).as(where).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
      case "string" -> string(where, value, schema);
      default -> throw new AssertionError(where + " has no type: " + schema);
    }
  }

  private void object(String where, JsonNode value, JsonNode schema) {
    assertThat(value.isObject()).as(where).isTrue();
    for (JsonNode name : schema.path("required")) {
      assertThat(value.has(name.asText())).as(where + " has " + name.asText()).isTrue();
    }
    for (var field : value.properties()) {
      String at = where + "." + field.getKey();
      JsonNode property = schema.path("properties").path(field.getKey());
      JsonNode described =
          property.isMissingNode() && schema.path("additionalProperties").isObject()
              ? schema.get("additionalProperties")
              : property;
      assertThat(described.isMissingNode()).as(at + " is not described").isFalse();
      check(at, field.getValue(), described);
    }
  }

  private static void integer(String where, JsonNode value, JsonNode schema) {
    assertThat(value.isIntegralNumber()).as(where).isTrue();
    if (schema.path("format").asText().equals("int32")) {
      assertThat(value.canConvertToInt()).as(where).isTrue();
    }
    if (schema.has("minimum")) {
      assertThat(value.asLong()).as(where).isGreaterThanOrEqualTo(schema.get("minimum").asLong());
    }
    if (schema.has("maximum")) {
      assertThat(value.asLong()).as(where).isLessThanOrEqualTo(schema.get("maximum").asLong());
    }
  }

  private static void string(String where, JsonNode value, JsonNode schema) {
    assertThat(value.isTextual()).as(where).isTrue();
    if (schema.has("enum")) {
      List<String> values =
          StreamSupport.stream(schema.get("enum").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      assertThat(values).as(where).contains(value.asText());
    }
    if (schema.has("maxLength")) {
      assertThat(value.asText().length())
          .as(where)
          .isLessThanOrEqualTo(schema.get("maxLength").asInt());
    }
    switch (schema.path("format").asText()) {
      case "date-time" -> assertThat(OffsetDateTime.parse(value.asText())).as(where).isNotNull();
      case "idn-email" -> assertThat(value.asText()).as(where).contains("@");
      default -> {}
    }
  }
}
