package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.postgres.TestPostgres;

/** Every error is a problem (RFC 9457), and tells an attacker nothing. */
class ProblemsApiTest {

  private static final String PATHS = "/api/v1/mailings/77/return-paths";

  private final RunningDaemon daemon = RunningDaemon.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v2/bounces",
        "/api/v1/bounces/1/other",
        "/api",
        "/console",
        "/nothing.js",
        "/metrics",
        "/api/v1/application.wadl"
      })
  void pathThatIsNotOursIsNotFound(String path) {
    HttpResponse<String> response =
        RunningDaemon.send(
            HttpRequest.newBuilder(daemon.api("/").resolve(path))
                .header("Authorization", "Bearer " + daemon.key())
                .build());
    problem(response, 404, "not-found");
  }

  @Test
  void methodThatIsNotTakenIsNamedWithThoseThatAre() {
    HttpResponse<String> response =
        RunningDaemon.send(daemon.request("/api/v1/bounces").DELETE().build());
    problem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @Test
  void methodThatHttpDoesNotKnow() {
    problem(
        RunningDaemon.send(
            daemon
                .request("/api/v1/bounces")
                .method("BREW", HttpRequest.BodyPublishers.noBody())
                .build()),
        405,
        "method-not-allowed");
  }

  @Test
  void typeThatCannotBeHad() {
    problem(
        RunningDaemon.send(
            daemon.request("/api/v1/bounces").header("Accept", "application/xml").build()),
        406,
        "not-acceptable");
  }

  @Test
  void bodyOfAnotherType() {
    problem(
        RunningDaemon.send(
            daemon
                .request(PATHS)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("a@example.com"))
                .build()),
        415,
        "unsupported-media-type");
  }

  @Test
  void compressedBodyIsNotInflated() {
    problem(
        RunningDaemon.send(
            daemon
                .request(PATHS)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
                .build()),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "[]",
        "null",
        "{}",
        "{\"recipients\":null}",
        "{\"recipients\":[]}",
        "{\"recipients\":\"a@example.com\"}",
        "{\"recipients\":[{\"a\":1}]}",
        "{\"recipients\":[\"a@example.com\"],\"bcc\":1}",
        "{\"recipients\":[\"a@example.com\"]} trailing"
      })
  void bodyThatIsNotWhatIsAskedFor(String body) {
    problem(daemon.post(PATHS, body), 400, "invalid-body");
  }

  @Test
  void unknownFieldIsNamed() {
    JsonNode problem = RunningDaemon.tree(daemon.post(PATHS, "{\"recipient\":[]}"));
    assertThat(problem.get("errors").get(0).get("name").asText()).isEqualTo("recipient");
  }

  @Test
  void deeplyNestedBodyIsRefused() {
    problem(daemon.post(PATHS, "[".repeat(100_000)), 400, "invalid-body");
  }

  @Test
  void bodyBeyondTheLimitIsRefusedWithAndWithoutItsLength() {
    String large = "{\"recipients\":[\"" + "a".repeat(9 << 20) + "\"]}";
    problem(daemon.post(PATHS, large), 413, "body-too-large");
    byte[] octets = large.getBytes(StandardCharsets.UTF_8);
    HttpRequest chunked =
        daemon
            .request(PATHS)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(octets)))
            .build();
    problem(RunningDaemon.send(chunked), 413, "body-too-large");
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    HttpResponse<String> response =
        daemon.get(
            "/api/v1/bounces?limit=1001&mailing=x&verdict=Hard&receivedAtFrom=yesterday&counted=1");
    JsonNode errors = problem(response, 400, "invalid-parameter").get("errors");
    assertThat(errors.findValuesAsText("name"))
        .containsExactlyInAnyOrder("limit", "mailing", "verdict", "receivedAtFrom", "counted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/bounces?mailng=1",
        "/api/v1/bounces?limit=1&limit=2",
        "/api/v1/bounces/1?verbose=true",
        "/api/v1/mailings?state=x",
        "/api/v1/openapi.json?x"
      })
  void parameterThatIsNotKnownIsRefused(String path) {
    problem(daemon.get(path), 400, "unknown-parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/bounces/abc",
        "/api/v1/bounces/-1",
        "/api/v1/bounces/99999999999999999999",
        "/api/v1/mailings/0",
        "/api/v1/mailings/1099511627776",
        "/api/v1/bounces?q=%00",
        "/api/v1/bounces?status=5.1",
        "/api/v1/bounces?receivedAtBefore=-290308-12-21T19:59:05.224192Z",
        "/api/v1/bounces?sort=nothing",
        "/api/v1/bounces?sort=--id",
        "/api/v1/bounces?category=moved,nowhere",
        "/api/v1/bounces?domain=a%20b",
        "/api/v1/lists/bounces/groups",
        "/api/v1/lists/bounces/groups?by=nothing",
        "/api/v1/addresses/no-at",
        "/api/v1/addresses/a%00b@example.com"
      })
  void valueThatCannotBeIsRefused(String path) {
    HttpResponse<String> response = daemon.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(RunningDaemon.tree(response).get("status").asInt()).isEqualTo(400);
  }

  @Test
  void requestThatIsNotHttpIsAProblemToo() throws IOException {
    assertThat(raw("GET /api/v1/bounces HTTP/1.1\r\nno colon here\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("urn:rebound:problem:bad-request")
        .contains("nosniff")
        .doesNotContain("no colon here");
  }

  @Test
  void headersBeyondTheLimitAreAProblemToo() throws IOException {
    assertThat(
            raw("GET /api/v1/bounces HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/bounces", "/nothing.js", "/api/v1/openapi.json"})
  void everyAnswerHasTheHeadersThatKeepBrowsersHarmless(String path) {
    HttpResponse<String> response =
        RunningDaemon.send(HttpRequest.newBuilder(daemon.api("/").resolve(path)).build());
    assertThat(response.headers().map())
        .containsKeys(
            "x-content-type-options",
            "content-security-policy",
            "x-frame-options",
            "referrer-policy",
            "cache-control")
        .doesNotContainKey("server");
  }

  @Test
  void databaseThatIsAwayIs503AndComesBackByItself() {
    try (RunningDaemon own = RunningDaemon.start()) {
      String database = own.database();
      assertThat(own.get("/api/v1/bounces").statusCode()).isEqualTo(200);
      admit(database, false);
      HttpResponse<String> away = own.get("/api/v1/bounces");
      problem(away, 503, "database-unavailable");
      assertThat(away.headers().firstValue("Retry-After")).isPresent();
      HttpResponse<String> unready =
          RunningDaemon.send(HttpRequest.newBuilder(own.operations("/readyz")).build());
      JsonNode named = problem(unready, 503, "not-ready").get("errors");
      assertThat(named.findValuesAsText("name")).containsExactly("database");
      assertThat(
              RunningDaemon.send(HttpRequest.newBuilder(own.operations("/livez")).build())
                  .statusCode())
          .isEqualTo(200);
      admit(database, true);
      assertThat(comesBack(own)).isTrue();
    }
  }

  /** A connection that broke while nobody used it may fail the one request that finds it broken. */
  private static boolean comesBack(RunningDaemon daemon) {
    for (int tries = 0; tries < 200; tries++) {
      if (daemon.get("/api/v1/bounces").statusCode() == 200) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return false;
  }

  @Test
  void faultOfOursShowsNothingOfTheInside() {
    try (RunningDaemon own = RunningDaemon.start()) {
      own.jdbi().useHandle(handle -> handle.execute("drop table bounce_event cascade"));
      HttpResponse<String> response = own.get("/api/v1/bounces");
      problem(response, 500, "internal-error");
      assertThat(response.body()).doesNotContain("bounce_event").doesNotContain("Exception");
    }
  }

  private static void admit(String database, boolean connections) {
    org.jdbi.v3.core.Jdbi.create(TestPostgres.shared().dataSource("postgres"))
        .useHandle(
            handle -> {
              handle.execute(
                  "alter database " + database + " with allow_connections " + connections);
              if (!connections) {
                handle.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                    database);
              }
            });
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = RunningDaemon.tree(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:rebound:problem:" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotBlank();
    return problem;
  }

  private String raw(String request) throws IOException {
    URI api = daemon.api("/");
    try (Socket socket = new Socket(api.getHost(), api.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(4_000), StandardCharsets.ISO_8859_1);
    }
  }
}
