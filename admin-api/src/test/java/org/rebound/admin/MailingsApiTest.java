package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailingsApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long mailing = LedgerRows.number();

  @BeforeEach
  void mailingWithFourRecipients() {
    rows.mailing(mailing);
    recipient("gone", "blocked", "hard", "mailbox_unknown");
    recipient("full", "usable", "soft", "mailbox_full");
    recipient("fine", "usable", null, null);
    recipient("angry", "usable", null, null);
    rows.execute(
        "update mailing_recipient set complained_at = now() where mailing_id = ? and tag = ?",
        mailing,
        LedgerRows.tag(address("angry")));
  }

  @Test
  void totalsCountRecipients() {
    JsonNode totals = daemon.json("/api/v1/mailings/" + mailing).get("totals");
    assertThat(totals.get("recipients").asInt()).isEqualTo(4);
    assertThat(totals.get("bouncedHard").asInt()).isEqualTo(1);
    assertThat(totals.get("bouncedSoft").asInt()).isEqualTo(1);
    assertThat(totals.get("blocked").asInt()).isEqualTo(1);
    assertThat(totals.get("complained").asInt()).isEqualTo(1);
  }

  @Test
  void listHasTheHighestNumberFirstAndPagesThroughAll() {
    rows.mailing(LedgerRows.number());
    rows.mailing(LedgerRows.number());
    List<Long> seen = new ArrayList<>();
    String next = "/api/v1/mailings?limit=2";
    while (!next.isEmpty()) {
      JsonNode page = daemon.json(next);
      page.get("items").forEach(item -> seen.add(item.get("id").asLong()));
      next = page.path("next").asText();
    }
    assertThat(seen)
        .contains(mailing)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @ParameterizedTest
  @CsvSource({
    "bounced=true, gone full",
    "blocked=true, gone",
    "complained=true, angry",
    "bounced=false&blocked=false&complained=false, fine",
    "verdict=hard, gone",
    "category=mailbox_full, full",
    "bounced=true&verdict=soft, full",
    "category=mailbox_full%2Cmailbox_unknown, gone full",
    "category=none, fine angry",
  })
  void recipientsAreFiltered(String filter, String names) {
    List<String> expected = new ArrayList<>();
    for (String name : List.of(names.split(" ", -1))) {
      expected.add(address(name));
    }
    assertThat(recipients("?" + filter)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void recipientSaysWhatBecameOfIt() {
    JsonNode gone =
        daemon.json("/api/v1/mailings/" + mailing + "/recipients?blocked=true").get("items").get(0);
    assertThat(gone.get("state").asText()).isEqualTo("blocked");
    assertThat(gone.get("cause").asText()).isEqualTo("hard_bounce");
    assertThat(gone.get("verdict").asText()).isEqualTo("hard");
    assertThat(gone.get("reason").asText()).isEqualTo("The address does not exist.");
    assertThat(gone.get("bouncedAt").asText()).endsWith("Z");
  }

  @Test
  void recipientsComePartByPartForwardsAndBack() {
    IntStream.range(0, 10).forEach(i -> recipient("more" + i, "usable", null, null));
    JsonNode first = daemon.json("/api/v1/mailings/" + mailing + "/recipients?limit=5");
    JsonNode second = daemon.json(first.get("next").asText());
    JsonNode third = daemon.json(second.get("next").asText());
    assertThat(third.has("next")).isFalse();
    List<String> seen = new ArrayList<>();
    for (JsonNode page : List.of(first, second, third)) {
      seen.addAll(page.get("items").findValuesAsText("address"));
    }
    assertThat(seen).hasSize(14).doesNotHaveDuplicates();
    assertThat(daemon.json(second.get("prev").asText()).get("items")).isEqualTo(first.get("items"));
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/mailings/899999999998", "/api/v1/mailings/899999999998/recipients"})
  void mailingNobodyHeardOfIsNotFound(String path) {
    assertThat(daemon.get(path).statusCode()).isEqualTo(404);
  }

  private List<String> recipients(String query) {
    return daemon
        .json("/api/v1/mailings/" + mailing + "/recipients" + query)
        .get("items")
        .findValuesAsText("address");
  }

  private void recipient(
      String name, String state, @Nullable String verdict, @Nullable String category) {
    rows.address(address(name), state);
    rows.recipient(mailing, address(name), verdict, category);
  }

  private String address(String name) {
    return name + mailing + "@example.com";
  }
}
