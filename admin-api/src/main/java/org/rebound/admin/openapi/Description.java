package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Role;
import org.rebound.admin.http.Translated;

/** Completes the description that the build made with what our own annotations say. */
public final class Description {

  private final ObjectNode document;
  private final List<Endpoint> endpoints;

  /** Completes {@code document}, in place. */
  public Description(ObjectNode document, Collection<Class<?>> resources) {
    this.document = document;
    this.endpoints = Endpoint.all(resources);
  }

  /** Gives operations that several resources inherit names and words of their own. */
  public void name() {
    for (Endpoint endpoint : endpoints) {
      Called called = endpoint.resource().getAnnotation(Called.class);
      if (called != null) {
        endpoint.in(document).ifPresent(operation -> rename(operation, called.value()));
      }
    }
  }

  /** Adds roles, numbers in paths, examples, and the problems that each operation may answer. */
  public void complete() {
    Problems problems = new Problems(document);
    for (Endpoint endpoint : endpoints) {
      endpoint
          .in(document)
          .ifPresent(
              operation -> {
                roles(endpoint, operation);
                PathParameters.describe(endpoint.path(), operation);
                Examples.add(operation);
                problems.describe(endpoint, operation);
                languages(endpoint, operation);
              });
    }
    new ClosedBodies(document).close();
  }

  private static void rename(ObjectNode operation, String word) {
    rewrite(operation, word);
    String id = operation.path("operationId").asText();
    operation.put("operationId", id.replaceFirst("_\\d+$", ""));
  }

  private static void rewrite(ObjectNode node, String word) {
    for (var field : List.copyOf(node.properties())) {
      JsonNode value = field.getValue();
      if (value.isTextual() && !field.getKey().equals("$ref")) {
        node.put(field.getKey(), inOwnWords(value.asText(), word));
      } else if (value instanceof ObjectNode inner) {
        rewrite(inner, word);
      }
    }
  }

  private static String inOwnWords(String text, String word) {
    String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    return text.replace("Collection", capital).replace("collection", word);
  }

  private static void languages(Endpoint endpoint, ObjectNode operation) {
    if (!endpoint.method().isAnnotationPresent(Translated.class)) {
      return;
    }
    ObjectNode wanted = operation.withArray("/parameters").addObject();
    wanted.put("name", "Accept-Language").put("in", "header");
    wanted.put("description", "The language of the sentences for people: `en` or `da`.");
    wanted.put("example", "da").putObject("schema").put("type", "string").put("default", "en");
    for (var response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2") && response.getValue() instanceof ObjectNode good) {
        ObjectNode header = good.withObject("/headers/Content-Language");
        header.put("description", "The language they are in.");
        header.withObject("/schema").put("type", "string");
      }
    }
  }

  private static void roles(Endpoint endpoint, ObjectNode operation) {
    Needs needs = endpoint.method().getAnnotation(Needs.class);
    if (needs == null) {
      return;
    }
    String roles =
        Arrays.stream(Role.values())
            .filter(role -> Arrays.stream(needs.value()).anyMatch(role::allows))
            .map(Role::code)
            .collect(Collectors.joining(", "));
    String text = operation.path("description").asText("");
    operation.put(
        "description", text + (text.isEmpty() ? "" : "\n\n") + "Roles of keys: " + roles + ".");
  }
}
