package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The admin API as a client of it sees it.
 *
 * @param port of the API
 * @param adminPort of metrics and health
 * @param key an API key
 */
public record Api(int port, int adminPort, String key) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The answer to a GET, which must be 200. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return read(request(port, path).GET().build());
  }

  /** The answer to a POST of a JSON body, which must be one of success. */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return read(
        request(port, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  /** The same, done once however often it is sent with {@code key}. */
  public JsonNode postOnce(UUID key, String path, Object body)
      throws IOException, InterruptedException {
    return read(
        request(port, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", '"' + key.toString() + '"')
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  /** The items of all pages of a list. */
  public List<JsonNode> all(String path) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = get(next);
      page.get("items").forEach(items::add);
      next = page.path("next").asText("");
    }
    return items;
  }

  /** The text of a resource that is no JSON. */
  public String text(String path) throws IOException, InterruptedException {
    return CLIENT
        .send(request(port, path).GET().build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The metrics page. */
  public String metrics() throws IOException, InterruptedException {
    return CLIENT
        .send(request(adminPort, "/metrics").GET().build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The status of a GET without a key. */
  public static int status(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + key);
  }

  private static JsonNode read(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }
}
