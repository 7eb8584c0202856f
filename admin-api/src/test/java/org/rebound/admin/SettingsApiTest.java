package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy by the API: what it is, what a change would do, and that a change is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsApiTest {

  private static final String TOTAL = "{'acceptedBounces':%d,'mode':'total'}";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  @BeforeEach
  void settleNothing() {
    rows.execute("truncate setting, address, bounce_event");
  }

  @AfterAll
  void stopTheDaemon() {
    daemon.close();
  }

  @Test
  void sixthBounceBlocksUnlessItIsSettledOtherwise() {
    JsonNode policy = daemon.json("/api/v1/settings").get("policy");
    assertThat(policy.get("acceptedBounces").asInt()).isEqualTo(5);
    assertThat(policy.get("mode").asText()).isEqualTo("total");
    assertThat(policy.get("categories")).isEmpty();
  }

  @Test
  void whatWasPutIsWhatIsGot() {
    String body =
        "{'acceptedBounces':3,'mode':'window','window':'P30D','categories':{'dns':'ignore'}}";
    assertThat(put("", body).statusCode()).isEqualTo(200);
    JsonNode policy = daemon.json("/api/v1/settings").get("policy");
    assertThat(policy.get("acceptedBounces").asInt()).isEqualTo(3);
    assertThat(policy.get("window").asText()).isEqualTo("PT720H");
    assertThat(policy.get("categories").get("dns").asText()).isEqualTo("ignore");
  }

  @Test
  void dryRunSaysHowManyWouldBeBlockedAndFreedAndChangesNothing() {
    standing("four@example.com", 4, "usable", null);
    standing("six@example.com", 6, "blocked", "too_many_bounces");
    standing("hard@example.com", 1, "blocked", "hard_bounce");
    assertThat(forecast(TOTAL.formatted(3))).isEqualTo("1 blocked, 0 freed");
    assertThat(forecast(TOTAL.formatted(6))).isEqualTo("0 blocked, 1 freed");
    assertThat(forecast(TOTAL.formatted(5))).isEqualTo("0 blocked, 0 freed");
    assertThat(accepted()).isEqualTo(5);
  }

  @Test
  void dryRunOfACategoryJudgesTheBouncesAgain() {
    for (int mailing = 1; mailing <= 7; mailing++) {
      Instant at = NOON.plusSeconds(mailing);
      rows.bounce(mailing, "full@example.com", at, "soft", "mailbox_full");
      rows.bounce(mailing, "full@example.com", at, "soft", "mailbox_full");
    }
    rows.execute(
        "update address set state = 'blocked', cause = 'too_many_bounces' where email = ?",
        "full@example.com");
    rows.bounce(8, "moved@example.com", NOON, "soft", "moved");
    assertThat(
            forecast(
                "{'acceptedBounces':5,'mode':'total',"
                    + "'categories':{'mailbox_full':'ignore','moved':'block_at_once'}}"))
        .isEqualTo("1 blocked, 1 freed");
    assertThat(forecast("{'acceptedBounces':7,'mode':'total','categories':{'dns':'ignore'}}"))
        .as("one vote a mailing")
        .isEqualTo("0 blocked, 1 freed");
    assertThat(forecast("{'acceptedBounces':0,'mode':'window','window':'P1D'}"))
        .as("all is long past")
        .isEqualTo("0 blocked, 1 freed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'acceptedBounces':-1,'mode':'total'}",
        "{'acceptedBounces':10001,'mode':'total'}",
        "{'acceptedBounces':'many','mode':'total'}",
        "{'acceptedBounces':5,'mode':'TOTAL'}",
        "{'acceptedBounces':5,'mode':'window','window':'a month'}",
        "{'acceptedBounces':5,'mode':'window','window':'PT1S'}",
        "{'acceptedBounces':5,'mode':'total','categories':{'x':'count'}}",
        "{'acceptedBounces':5,'mode':'total','categories':{'dns':'kill'}}",
        "{'acceptedBounces':5,'mode':'total','categories':{'dns':null}}",
        "{'acceptedBounces':5,'mode':'total','categories':{'complaint':'ignore'}}",
        "{'acceptedBounces':5,'mode':'total','unknown':1}"
      })
  void settingsThatMakeNoSenseAreRefusedAndChangeNothing(String body) {
    HttpResponse<String> response = put("", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains("urn:rebound:problem:invalid-body");
    assertThat(accepted()).isEqualTo(5);
  }

  @Test
  void onlyAnAdminChangesSettings() {
    for (String role : new String[] {"read", "manage", "send"}) {
      HttpRequest request =
          HttpRequest.newBuilder(daemon.api("/api/v1/settings"))
              .header("Authorization", "Bearer " + daemon.key(role))
              .header("Content-Type", "application/json")
              .PUT(HttpRequest.BodyPublishers.ofString(json(TOTAL.formatted(1))))
              .build();
      assertThat(RunningDaemon.send(request).statusCode()).as(role).isEqualTo(403);
    }
  }

  private int accepted() {
    return daemon.json("/api/v1/settings").at("/policy/acceptedBounces").asInt();
  }

  private String forecast(String body) {
    HttpResponse<String> response = put("?dry-run=true", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode forecast = RunningDaemon.tree(response).get("forecast");
    return forecast.get("block") + " blocked, " + forecast.get("free") + " freed";
  }

  private HttpResponse<String> put(String query, String body) {
    return RunningDaemon.send(
        daemon
            .request("/api/v1/settings" + query)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json(body)))
            .build());
  }

  private static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }

  private void standing(String address, int bounces, String state, @Nullable String cause) {
    rows.address(address, state);
    rows.execute(
        "update address set bounces = ?, cause = ? where email = ?", bounces, cause, address);
  }
}
