package org.rebound.admin.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.rebound.admin.api.Json;

/** The API of a daemon, as any program uses it. */
final class Api {

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI top;
  private final String key;

  Api(URI top, String key) {
    this.top = top;
    this.key = key;
  }

  /**
   * What a POST is answered.
   *
   * @throws IOException when it is an error, with what the answer says
   */
  JsonNode post(String path, Object body) throws IOException {
    HttpResponse<String> answer = send("POST", path, Json.MAPPER.writeValueAsString(body));
    if (answer.statusCode() >= 300) {
      throw refused("POST", path, answer);
    }
    return Json.MAPPER.readTree(answer.body());
  }

  /** The same; nothing where it is refused because the like is there already. */
  Optional<JsonNode> postUnlessThere(String path, Object body) throws IOException {
    HttpResponse<String> answer = send("POST", path, Json.MAPPER.writeValueAsString(body));
    if (answer.statusCode() == 409) {
      return Optional.empty();
    }
    if (answer.statusCode() >= 300) {
      throw refused("POST", path, answer);
    }
    return Optional.of(Json.MAPPER.readTree(answer.body()));
  }

  /** What a GET is answered. */
  JsonNode get(String path, Map<String, String> query) throws IOException {
    StringBuilder target = new StringBuilder(path);
    query.forEach(
        (name, value) ->
            target
                .append(target.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encode(value)));
    HttpResponse<String> answer = send("GET", target.toString(), "");
    if (answer.statusCode() != 200) {
      throw refused("GET", path, answer);
    }
    return Json.MAPPER.readTree(answer.body());
  }

  /** A text as a part of a path or a query string. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(top.resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + key);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    try {
      return client.send(
          request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static IOException refused(String method, String path, HttpResponse<String> answer) {
    return new IOException(
        method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
  }
}
