package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewApiTest {

  private final RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final Instant noon =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
  private final LocalDate yesterday = LocalDate.ofInstant(noon, ZoneOffset.UTC);

  @BeforeAll
  void fill() {
    rows.bounce(1, "a@example.com", noon, "hard", "mailbox_unknown");
    rows.bounce(1, "b@example.com", noon, "hard", "mailbox_unknown");
    rows.bounce(1, "c@example.com", noon, "soft", "mailbox_full");
    rows.bounce(1, "old@example.com", noon.minus(Duration.ofDays(40)), "hard", "mailbox_unknown");
    listed("d@example.com", noon.minusSeconds(60), "550 first <b>words</b>");
    listed("e@example.com", noon, "550 last words");
    long complaint = rows.bounce(1, "f@example.com", noon, "soft", "complaint");
    rows.execute("update bounce_event set kind = 'complaint' where id = ?", complaint);
    rows.execute("update mailing set title = 'Spring letter'");
    for (String name : List.of("a", "b", "c", "g")) {
      String address = name + "@example.com";
      rows.address(address, "usable");
      rows.recipient(
          1,
          address,
          name.equals("g") ? null : "hard",
          name.equals("g") ? null : "mailbox_unknown");
    }
    rows.execute("update mailing_recipient set sent_at = now()");
    for (String name : List.of("a", "b")) {
      long tag = LedgerRows.tag(name + "@example.com");
      rows.execute(
          "update address set state = 'blocked', cause = 'hard_bounce', blocked_at = ? where tag ="
              + " ?",
          noon,
          tag);
      rows.execute(
          "insert into address_transition (at, tag, state_before, state_after, cause, actor)"
              + " values (?, ?, 'usable', 'blocked', 'hard_bounce', 'policy')",
          noon,
          tag);
    }
  }

  private void listed(String address, Instant at, String words) {
    long bounce = rows.bounce(1, address, at, "soft", "sender_reputation", words, "raw");
    rows.execute(
        "update bounce_event set fault = 'sender', remote_mta = 'MX7.in.example.co.uk.' where id ="
            + " ?",
        bounce);
  }

  @AfterAll
  void stop() {
    daemon.close();
  }

  @Test
  void everyDayIsThereAlsoThoseWithoutAny() {
    JsonNode overview = daemon.json("/api/v1/overview?days=7");
    JsonNode days = overview.get("days");
    assertThat(days).hasSize(7);
    assertThat(days.get(5)).isEqualTo(day(yesterday, 2, 3, 1, 2));
    assertThat(days.get(4)).isEqualTo(day(yesterday.minusDays(1), 0, 0, 0, 0));
    assertThat(days.get(6)).isEqualTo(day(yesterday.plusDays(1), 0, 0, 0, 0));
    assertThat(overview.get("since").asText()).isEqualTo(yesterday.minusDays(5) + "T00:00:00Z");
    assertThat(overview.at("/totals/hard").asInt()).isEqualTo(2);
    assertThat(overview.at("/totals/blocked").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"30,2", "41,2", "42,3", "366,3"})
  void onlyTheDaysThatAreAskedForCount(int days, int hard) {
    assertThat(daemon.json("/api/v1/overview?days=" + days).at("/totals/hard").asInt())
        .isEqualTo(hard);
  }

  @Test
  void causesComeInTheOrderOfTheirNumbersWithTheirReasons() {
    JsonNode categories = daemon.json("/api/v1/overview").get("categories");
    assertThat(categories.findValuesAsText("category"))
        .containsExactly("mailbox_unknown", "sender_reputation", "mailbox_full");
    assertThat(categories.get(0).get("bounces").asInt()).isEqualTo(2);
    assertThat(categories.get(0).get("verdict").asText()).isEqualTo("hard");
    assertThat(categories.get(0).get("reason").asText()).isEqualTo("The address does not exist.");
  }

  @Test
  void providerIsWhoeverRunsTheServerThatRefused() {
    JsonNode providers = daemon.json("/api/v1/overview").get("providers");
    assertThat(providers.findValuesAsText("provider"))
        .containsExactly("example.net", "example.co.uk");
    assertThat(providers.get(0).get("hard").asInt()).isEqualTo(2);
    assertThat(providers.get(0).get("soft").asInt()).isEqualTo(1);
    assertThat(providers.get(1).get("bounces").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsOursToMendIsSaidInTheWordsOfTheServerAndInOurs() {
    JsonNode attention = overview("en").get("attention");
    assertThat(attention).hasSize(1);
    JsonNode one = attention.get(0);
    assertThat(one.get("category").asText()).isEqualTo("sender_reputation");
    assertThat(one.get("bounces").asInt()).isEqualTo(2);
    assertThat(one.get("latestDiagnostic").asText()).isEqualTo("550 last words");
    assertThat(one.get("remoteMta").asText()).isEqualTo("MX7.in.example.co.uk.");
    assertThat(one.get("advice").asText()).contains("block list");
    assertThat(overview("da").at("/attention/0/advice").asText()).contains("blokeringsliste");
  }

  @Test
  void mailingSaysHowMuchOfItCameBack() {
    JsonNode mailing = daemon.json("/api/v1/overview").at("/mailings/0");
    assertThat(mailing.get("title").asText()).isEqualTo("Spring letter");
    assertThat(mailing.get("sent").asInt()).isEqualTo(4);
    assertThat(mailing.get("bounced").asInt()).isEqualTo(3);
    assertThat(mailing.get("rate").asDouble()).isEqualTo(0.75);
  }

  @Test
  void newlyBlockedAreAsManyAsTheirListHas() {
    JsonNode blocked = daemon.json("/api/v1/overview?days=3").get("newlyBlocked");
    assertThat(blocked.get("addresses").asInt()).isEqualTo(2);
    assertThat(daemon.json(blocked.get("list").asText()).get("items")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "367", "x", "-1", "1.5", ""})
  void numberOfDaysThatMakesNoSenseIsRefused(String days) {
    assertThat(daemon.get("/api/v1/overview?days=" + days).statusCode()).isEqualTo(400);
  }

  private JsonNode overview(String language) {
    HttpResponse<String> answer =
        RunningDaemon.send(
            daemon.request("/api/v1/overview").header("Accept-Language", language).build());
    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    return RunningDaemon.tree(answer);
  }

  private static JsonNode day(LocalDate day, int hard, int soft, int complaints, int blocked) {
    return RunningDaemon.JSON
        .createObjectNode()
        .put("day", day.toString())
        .put("hard", hard)
        .put("soft", soft)
        .put("complaints", complaints)
        .put("blocked", blocked);
  }
}
