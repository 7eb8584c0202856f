package org.rebound.admin.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rebound.admin.RunningDaemon;

/** One operation of the description, and requests for it made from its examples. */
record ApiOperation(ApiDocument document, String path, String verb, JsonNode node) {

  private static final Pattern ROLES = Pattern.compile("Roles of keys: ([a-z, ]+)\\.");

  /** A body and its media type. */
  record Body(String name, String type, String text) {}

  String id() {
    return node.path("operationId").asText();
  }

  List<JsonNode> parameters(String in) {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .toList();
  }

  /** The roles that the description names. */
  List<String> roles() {
    Matcher roles = ROLES.matcher(node.path("description").asText());
    return roles.find() ? List.of(roles.group(1).split(", ")) : List.of();
  }

  /** Statuses of answers that begin with this digit. */
  List<Integer> statuses(char digit) {
    return node.path("responses").properties().stream()
        .map(Map.Entry::getKey)
        .filter(status -> status.charAt(0) == digit)
        .map(Integer::valueOf)
        .toList();
  }

  JsonNode response(int status) {
    return document.resolve(node.path("responses").path(Integer.toString(status)));
  }

  /** The problems that are described for a status, by the last part of their type. */
  List<String> problems(int status) {
    return response(status).at("/content/application~1problem+json/examples").properties().stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The path and the query string that examples make of the required parameters. */
  String target(Map<String, String> others) {
    Map<String, String> query = new LinkedHashMap<>();
    String target = path;
    for (JsonNode parameter : node.path("parameters")) {
      String name = parameter.get("name").asText();
      String value = others.getOrDefault(name, parameter.path("example").asText());
      switch (parameter.get("in").asText()) {
        case "path" -> target = target.replace("{" + name + "}", encoded(value));
        case "query" -> {
          if (parameter.path("required").asBoolean() || others.containsKey(name)) {
            query.put(name, value);
          }
        }
        default -> {}
      }
    }
    others.entrySet().stream()
        .filter(other -> !path.contains("{" + other.getKey() + "}"))
        .forEach(other -> query.put(other.getKey(), other.getValue()));
    return target
        + (query.isEmpty() ? "" : "?")
        + query.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** The example bodies; empty for an operation without one. */
  List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    for (var type : node.at("/requestBody/content").properties()) {
      for (var example : type.getValue().path("examples").properties()) {
        JsonNode value = example.getValue().get("value");
        bodies.add(
            new Body(
                example.getKey(),
                type.getKey(),
                value.isTextual() ? value.asText() : value.toString()));
      }
    }
    return bodies;
  }

  /** The schema of the body in JSON, if there is one. */
  JsonNode bodySchema() {
    return document.resolve(node.at("/requestBody/content/application~1json/schema"));
  }

  /** A request, without a key. */
  HttpRequest.Builder request(RunningDaemon daemon, String target, Stream<Body> body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(daemon.api(target));
    String method = verb.toUpperCase(Locale.ROOT);
    request.method(method, BodyPublishers.noBody());
    body.findFirst()
        .ifPresent(
            one ->
                request
                    .header("Content-Type", one.type())
                    .method(method, BodyPublishers.ofString(one.text())));
    return request;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return id();
  }
}
