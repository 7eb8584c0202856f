package org.rebound.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.rebound.e2e.Api;
import org.rebound.e2e.Check.StoryFailed;

/**
 * A client of the change feed that asks another daemon each time, breaks its connection off in the
 * middle of many answers, and knows nothing but its last cursor when it goes on.
 */
final class Follower {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PART = 5_000;

  private final Fleet fleet;
  private final Random random = new Random(12);
  private final Set<Long> seen = new HashSet<>();
  private String since = "";
  private int parts;
  private int stops;
  private long twice;

  Follower(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Asks once, and deals with all of the answer or with some of it. */
  void readPart() throws IOException, InterruptedException {
    Api api = fleet.api(parts++);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/v1/changes?wait=1&limit=%d%s"
                        .formatted(api.port(), 1 + random.nextInt(PART), since)))
            .header("Authorization", "Bearer " + api.key())
            .build();
    // A client of its own, so that what is broken off is a connection.
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new StoryFailed("the feed answered " + answer.statusCode());
    }
    int most = random.nextInt(3) == 0 ? random.nextInt(500) : Integer.MAX_VALUE;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      for (int dealtWith = 0; line != null; dealtWith++) {
        if (dealtWith == most) {
          stops++;
          return;
        }
        dealWith(JSON.readTree(line));
        line = lines.readLine();
      }
    }
  }

  private void dealWith(JsonNode change) throws IOException {
    String cursor = change.get("cursor").asText();
    // Opaque to clients; here it tells which row of which table this is.
    JsonNode place = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
    if (!seen.add(row(place.get(2).asText().charAt(0), place.get(4).asLong()))) {
      twice++;
    }
    since = "&since=" + cursor;
  }

  /** One number for a row of any of the tables that the feed is read from. */
  static long row(char source, long id) {
    return ((long) source << 56) | id;
  }

  /** The rows that were told. */
  Set<Long> seen() {
    return seen;
  }

  /** How many were told more than once. */
  long twice() {
    return twice;
  }

  /** How many parts were asked for. */
  int parts() {
    return parts;
  }

  /** How often it broke off. */
  int stops() {
    return stops;
  }
}
