package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressesApiTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  @Test
  void addressSaysHowItStandsAndHowItCameToThat() {
    long mailing = LedgerRows.number();
    String address = "eve" + mailing + "@example.com";
    rows.address(address, "blocked");
    long first = rows.bounce(mailing, address, NOON, "soft", "mailbox_full");
    long second = rows.bounce(mailing, address, NOON.plusSeconds(9), "hard", "mailbox_unknown");
    rows.execute(
        "insert into address_transition (at, tag, state_before, state_after, cause, bounce_id,"
            + " actor) values (?, ?, 'usable', 'blocked', 'hard_bounce', ?, 'policy')",
        NOON.plusSeconds(9),
        LedgerRows.tag(address),
        second);
    JsonNode standing = daemon.json("/api/v1/addresses/EVE" + mailing + "@Example.COM");
    assertThat(standing.get("address").asText()).isEqualTo(address);
    assertThat(standing.get("state").asText()).isEqualTo("blocked");
    assertThat(standing.get("cause").asText()).isEqualTo("hard_bounce");
    assertThat(standing.get("bounces").asInt()).isEqualTo(1);
    JsonNode transition = standing.get("transitions").get(0);
    assertThat(transition.get("bounce").asLong()).isEqualTo(second);
    assertThat(transition.get("actor").asText()).isEqualTo("policy");
    JsonNode last = standing.get("lastBounces");
    assertThat(last.get(0).get("id").asLong()).isEqualTo(second);
    assertThat(last.get(1).get("id").asLong()).isEqualTo(first);
  }

  @Test
  void addressNobodyHeardOfIsNotFound() {
    assertThat(daemon.get("/api/v1/addresses/never@heard.example").statusCode()).isEqualTo(404);
  }

  @Test
  void addressWithASlashIsFound() {
    String address = "sales/nord@example.com";
    rows.address(address, "usable");
    assertThat(daemon.json("/api/v1/addresses/sales%2Fnord@example.com").get("address").asText())
        .isEqualTo(address);
  }

  @Test
  void addressInAnotherScriptIsFound() {
    String address = "пример@почта.example";
    daemon.post("/api/v1/mailings/3/return-paths", "{\"recipients\":[\"" + address + "\"]}");
    assertThat(
            daemon
                .json(
                    "/api/v1/addresses/"
                        + java.net.URLEncoder.encode(
                            address, java.nio.charset.StandardCharsets.UTF_8))
                .get("state")
                .asText())
        .isEqualTo("usable");
  }
}
