package org.rebound.admin.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rebound.admin.api.Json;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.auth.Needs;
import org.rebound.admin.auth.Open;
import org.rebound.admin.auth.Role;

/**
 * Describes the problems that operations may answer: those that follow from their form, and those
 * that they name by {@link Refuses}. Sets of problems that many operations share stand once, among
 * the components.
 */
final class Problems {

  private final ObjectNode document;

  Problems(ObjectNode document) {
    this.document = document;
  }

  void describe(Endpoint endpoint, ObjectNode operation) {
    Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
    for (ProblemType type : of(endpoint, operation)) {
      byStatus.computeIfAbsent(type.status(), status -> new ArrayList<>()).add(type);
    }
    ObjectNode responses = operation.withObject("/responses");
    byStatus.forEach(
        (status, types) ->
            responses.putObject(status.toString()).put("$ref", "#" + component(types)));
  }

  private static Set<ProblemType> of(Endpoint endpoint, ObjectNode operation) {
    Set<ProblemType> types = EnumSet.of(ProblemType.UNKNOWN_PARAMETER, ProblemType.INTERNAL_ERROR);
    if (!endpoint.method().isAnnotationPresent(Open.class)) {
      Collections.addAll(
          types,
          ProblemType.UNAUTHORIZED,
          ProblemType.TOO_MANY_WRONG_KEYS,
          ProblemType.DATABASE_UNAVAILABLE,
          ProblemType.QUERY_TIMEOUT);
    }
    Needs needs = endpoint.method().getAnnotation(Needs.class);
    if (needs != null && !Arrays.stream(Role.values()).allMatch(role -> mayCall(needs, role))) {
      types.add(ProblemType.FORBIDDEN);
    }
    if (takes(operation, "path")) {
      types.add(ProblemType.BAD_REQUEST);
    }
    if (takes(operation, "path") || takes(operation, "query")) {
      types.add(ProblemType.INVALID_PARAMETER);
    }
    if (operation.path("parameters").findValuesAsText("name").contains("cursor")) {
      types.add(ProblemType.INVALID_CURSOR);
    }
    if (operation.has("requestBody")) {
      Collections.addAll(
          types,
          ProblemType.INVALID_BODY,
          ProblemType.BODY_TOO_LARGE,
          ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    Refuses refuses = endpoint.method().getAnnotation(Refuses.class);
    if (refuses != null) {
      types.addAll(Arrays.asList(refuses.value()));
    }
    return types;
  }

  private static boolean mayCall(Needs needs, Role role) {
    return Arrays.stream(needs.value()).anyMatch(role::allows);
  }

  private static boolean takes(ObjectNode operation, String in) {
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals(in)) {
        return true;
      }
    }
    return false;
  }

  /** The place of these problems among the components, where they are described once. */
  private String component(List<ProblemType> types) {
    String name = types.stream().map(Problems::name).collect(Collectors.joining("."));
    ObjectNode all = document.withObject("/components/responses");
    if (!all.has(name)) {
      all.set(name, response(types));
    }
    return "/components/responses/" + name;
  }

  private static ObjectNode response(List<ProblemType> types) {
    ObjectNode response = Json.MAPPER.createObjectNode();
    response.put(
        "description",
        types.stream()
            .map(type -> "`" + name(type) + "`: " + type.title() + ".")
            .collect(Collectors.joining(" ")));
    int status = types.get(0).status();
    if (status == 429 || status == 503) {
      ObjectNode header = response.withObject("/headers/Retry-After");
      header.put("description", "After how many seconds another try makes sense.");
      header.withObject("/schema").put("type", "integer").put("minimum", 1);
    }
    ObjectNode content = response.putObject("content").putObject(Problem.MEDIA_TYPE);
    content.putObject("schema").put("$ref", "#/components/schemas/Problem");
    ObjectNode examples = content.putObject("examples");
    for (ProblemType type : types) {
      examples.putObject(name(type)).set("value", Json.MAPPER.valueToTree(Problem.of(type)));
    }
    return response;
  }

  private static String name(ProblemType type) {
    return type.uri().substring(type.uri().lastIndexOf(':') + 1);
  }
}
