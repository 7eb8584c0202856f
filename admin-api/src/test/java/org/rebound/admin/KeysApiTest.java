package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.postgres.TestPostgres;

class KeysApiTest {

  private static final String MINT = "{\"recipients\":[\"a@example.com\"]}";

  private final RunningDaemon daemon = RunningDaemon.shared();

  @Test
  void firstKeyIsShownOnceAndKeptInAFileOfItsOwn() throws IOException {
    String key = daemon.key();
    assertThat(key).matches("rbk_[a-z2-7]{32}");
    assertThat(daemon.announcement()).contains(key);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(daemon.dataFolder().resolve("first-api-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void onlyTheHashOfAKeyIsInTheDatabase() {
    String row =
        daemon
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select k::text from api_key k where name = 'first key'")
                        .mapTo(String.class)
                        .one());
    assertThat(row).doesNotContain(daemon.key()).doesNotContain(daemon.key().substring(4));
  }

  @Test
  void secondStartMakesAndShowsNoKey() {
    String database = TestPostgres.shared().createDatabase();
    Path folder = RunningDaemon.newFolder();
    String key;
    try (RunningDaemon first = RunningDaemon.start(database, folder, Map.of())) {
      key = first.key();
    }
    try (RunningDaemon second = RunningDaemon.start(database, folder, Map.of())) {
      assertThat(second.announcement()).doesNotContain("rbk_");
      assertThat(second.key()).isEqualTo(key);
      assertThat(second.get("/api/v1/bounces").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer rbk_wrong",
        "Bearer '; drop table api_key; --",
        "rbk_bare"
      })
  void withoutAGoodKeyThereIsNothing(String authorization) {
    HttpResponse<String> response = get(daemon, authorization);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer");
    assertThat(RunningDaemon.tree(response).get("type").asText())
        .isEqualTo("urn:rebound:problem:unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "read,200,403",
    "manage,200,403",
    "send,403,200",
    "admin,200,200",
  })
  void roleDecidesWhatAKeyMay(String role, int read, int mint) {
    String key = daemon.key(role);
    assertThat(get(daemon, "Bearer " + key).statusCode()).isEqualTo(read);
    HttpResponse<String> minted =
        RunningDaemon.send(
            HttpRequest.newBuilder(daemon.api("/api/v1/mailings/5/return-paths"))
                .header("Authorization", "bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MINT))
                .build());
    assertThat(minted.statusCode()).isEqualTo(mint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"expires_at", "revoked_at"})
  void keyWhoseTimeIsOverOpensNothing(String column) {
    String key = daemon.key("read");
    assertThat(get(daemon, "Bearer " + key).statusCode()).isEqualTo(200);
    daemon
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "update api_key set <column> = now() where hash = sha256(:key::bytea)")
                    .define("column", column)
                    .bind("key", key)
                    .execute());
    assertThat(get(daemon, "Bearer " + key).statusCode()).isEqualTo(401);
  }

  @Test
  void useOfAKeyIsNotedAtMostOnceAMinute() {
    String key = daemon.key("read");
    get(daemon, "Bearer " + key);
    Instant first = lastUse(key);
    get(daemon, "Bearer " + key);
    assertThat(lastUse(key)).isEqualTo(first);
    daemon
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update api_key set last_used_at = now() - interval '61 seconds'"
                        + " where hash = sha256(?::bytea)",
                    key));
    get(daemon, "Bearer " + key);
    assertThat(lastUse(key)).isAfterOrEqualTo(first);
  }

  @Test
  void guessedKeysAreSlowedDownWhileGoodOnesWork() {
    try (RunningDaemon own = RunningDaemon.start()) {
      assertThat(own.get("/api/v1/bounces").statusCode()).isEqualTo(200);
      assertThat(
              IntStream.range(0, 30)
                  .mapToObj(i -> get(own, "Bearer rbk_guess" + i))
                  .map(HttpResponse::statusCode))
          .contains(401, 429)
          .endsWith(429);
      HttpResponse<String> refused = get(own, "Bearer rbk_another");
      assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow())
          .isBetween(1, 60);
      assertThat(own.get("/api/v1/bounces").statusCode()).isEqualTo(200);
    }
  }

  private Instant lastUse(String key) {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select last_used_at from api_key where hash = sha256(:key::bytea)")
                    .bind("key", key)
                    .mapTo(Instant.class)
                    .one());
  }

  private static HttpResponse<String> get(RunningDaemon daemon, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(daemon.api("/api/v1/bounces"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return RunningDaemon.send(request.build());
  }
}
