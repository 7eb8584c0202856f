package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are made, looked at and revoked by admins, and shown once. */
class KeyManagementApiTest {

  private static final String KEYS = "/api/v1/keys";

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final long number = LedgerRows.number();

  @Test
  void keyIsShownOnceOpensAndShowsItsLastUse() {
    HttpResponse<String> response = create("read", "null");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    JsonNode made = RunningDaemon.tree(response);
    String key = made.get("key").asText();
    assertThat(key).matches("rbk_[a-z2-7]{32}");
    assertThat(listed(made).has("lastUsedAt")).isFalse();
    assertThat(daemon.call(key, "GET", "/api/v1/bounces", "").statusCode()).isEqualTo(200);
    JsonNode listed = listed(made);
    assertThat(listed.get("role").asText()).isEqualTo("read");
    assertThat(Instant.parse(listed.get("lastUsedAt").asText()))
        .isAfterOrEqualTo(Instant.parse(listed.get("createdAt").asText()));
    assertThat(listed.has("key")).isFalse();
    assertThat(daemon.get(KEYS).body()).doesNotContain(key).doesNotContain("hash");
  }

  @Test
  void onlyTheHashOfAKeyThatWasMadeIsInTheDatabase() {
    String key = RunningDaemon.tree(create("send", "null")).get("key").asText();
    String kept =
        daemon
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select (select string_agg(k::text, '') from api_key k)"
                                + " || (select string_agg(u::text, '') from audit u)")
                        .mapTo(String.class)
                        .one());
    assertThat(kept).doesNotContain(key.substring(4));
  }

  @Test
  void revokedKeyOpensNothingFromThenOnAndStaysInTheList() {
    JsonNode made = RunningDaemon.tree(create("manage", "null"));
    String key = made.get("key").asText();
    String path = KEYS + "/" + made.get("id").asText();
    assertThat(daemon.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(daemon.call(key, "GET", "/api/v1/bounces", "").statusCode()).isEqualTo(401);
    String since = listed(made).get("revokedAt").asText();
    assertThat(daemon.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(listed(made).get("revokedAt").asText()).isEqualTo(since);
    assertThat(
            daemon
                .json("/api/v1/audit?object=key%20" + made.get("id").asText())
                .get("items")
                .findValuesAsText("action"))
        .containsExactly("revoke-key", "create-key");
  }

  @Test
  void keyIsKnownInTheAuditListByItsName() {
    String key = RunningDaemon.tree(create("manage", "null")).get("key").asText();
    daemon.call(key, "POST", "/api/v1/selections", "{\"name\":\"By key " + number + "\"}");
    JsonNode changes = daemon.json("/api/v1/audit?actor=key%20" + number).get("items");
    assertThat(changes.findValuesAsText("action")).containsExactly("create-selection");
  }

  @Test
  void keyThatExpiresSaysWhen() {
    String end = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
    JsonNode made = RunningDaemon.tree(create("read", "\"" + end + "\""));
    assertThat(made.get("expiresAt").asText()).isEqualTo(end);
    assertThat(listed(made).get("expiresAt").asText()).isEqualTo(end);
  }

  @Test
  void nameIsGivenOnceAndNeverAgain() {
    JsonNode made = RunningDaemon.tree(create("read", "null"));
    daemon.call("DELETE", KEYS + "/" + made.get("id").asText(), "");
    HttpResponse<String> again = create("read", "null");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("urn:rebound:problem:name-taken");
  }

  @Test
  void lastKeyOfAnAdminIsNotRevoked() {
    try (RunningDaemon own = RunningDaemon.start()) {
      String first = own.json(KEYS).at("/items/0/id").asText();
      own.key("manage");
      HttpResponse<String> refused = own.call("DELETE", KEYS + "/" + first, "");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("urn:rebound:problem:last-admin-key");
      String second = own.key("admin");
      assertThat(own.call(second, "DELETE", KEYS + "/" + first, "").statusCode()).isEqualTo(204);
      assertThat(own.get(KEYS).statusCode()).isEqualTo(401);
      assertThat(own.call(second, "GET", KEYS, "").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "manage", "send"})
  void nobodyButAdminsComesNearKeys(String role) {
    String key = daemon.key(role);
    assertThat(daemon.call(key, "GET", KEYS, "").statusCode()).isEqualTo(403);
    String body = "{\"name\":\"escalated " + number + "\",\"role\":\"admin\"}";
    assertThat(daemon.call(key, "POST", KEYS, body).statusCode()).isEqualTo(403);
    assertThat(daemon.call(key, "DELETE", KEYS + "/1", "").statusCode()).isEqualTo(403);
    assertThat(daemon.get(KEYS).body()).doesNotContain("escalated " + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"name\":\"a\"}",
        "{\"role\":\"read\"}",
        "{\"name\":\"a\",\"role\":\"root\"}",
        "{\"name\":\"a\",\"role\":\"READ\"}",
        "{\"name\":\"\",\"role\":\"read\"}",
        "{\"name\":\"a\",\"role\":\"read\",\"expiresAt\":\"tomorrow\"}",
        "{\"name\":\"a\",\"role\":\"read\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
        "{\"name\":\"a\",\"role\":\"read\",\"expiresAt\":\"+99999-01-01T00:00:00Z\"}",
        "{\"name\":\"a\",\"role\":\"read\",\"expiresAt\":5}",
        "{\"name\":\"a\",\"role\":\"read\",\"hash\":\"00\"}"
      })
  void keyThatCannotBeIsRefused(String body) {
    HttpResponse<String> response = daemon.post(KEYS, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains("urn:rebound:problem:invalid-body");
  }

  @Test
  void keyThatIsNotThereIsNotFound() {
    assertThat(daemon.call("DELETE", KEYS + "/9000000000", "").statusCode()).isEqualTo(404);
    assertThat(daemon.call("DELETE", KEYS + "/x", "").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> create(String role, String expiresAt) {
    return daemon.post(
        KEYS,
        "{\"name\":\"key "
            + number
            + "\",\"role\":\""
            + role
            + "\",\"expiresAt\":"
            + expiresAt
            + "}");
  }

  private JsonNode listed(JsonNode made) {
    for (JsonNode key : daemon.json(KEYS).get("items")) {
      if (key.get("id").equals(made.get("id"))) {
        return key;
      }
    }
    throw new AssertionError("not in the list: " + made.get("id"));
  }
}
