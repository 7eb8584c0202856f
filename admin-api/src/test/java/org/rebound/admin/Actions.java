package org.rebound.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks a daemon for actions, and watches jobs. */
public final class Actions {

  private final RunningDaemon daemon;

  public Actions(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  public HttpResponse<String> post(String body) {
    return daemon.post("/api/v1/actions", quoted(body));
  }

  public HttpResponse<String> post(String idempotencyKey, String body) {
    return RunningDaemon.send(
        daemon
            .request("/api/v1/actions")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(quoted(body)))
            .build());
  }

  /** The job of an action that must end at once. */
  public JsonNode done(String body) {
    HttpResponse<String> response = post(body);
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return await(RunningDaemon.tree(response).get("id").asLong(), "done");
  }

  public JsonNode await(long job, String state) {
    return await(job, seen -> seen.get("state").asText().equals(state));
  }

  /** The job as soon as it is as asked for. */
  public JsonNode await(long job, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    JsonNode seen = daemon.json("/api/v1/jobs/" + job);
    while (!wanted.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not as wanted within two minutes: " + seen);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      seen = daemon.json("/api/v1/jobs/" + job);
    }
    return seen;
  }

  /** JSON as it is easier to read in a test: with single quotes. */
  private static String quoted(String body) {
    return body.replace('\'', '"');
  }
}
