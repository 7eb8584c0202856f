package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BouncesApiTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long mailing = LedgerRows.number();

  @Test
  void bouncesComeNewestFirstWithReasonAndUtcTime() {
    rows.bounce(mailing, "old@example.com", NOON, "hard", "mailbox_unknown");
    rows.bounce(mailing, "new@example.com", NOON.plusSeconds(1), "soft", "mailbox_full");
    JsonNode items = daemon.json("/api/v1/bounces?mailing=" + mailing).get("items");
    assertThat(items.findValuesAsText("address"))
        .containsExactly("new@example.com", "old@example.com");
    JsonNode first = items.get(0);
    assertThat(first.get("receivedAt").asText()).isEqualTo("2026-06-01T12:00:01Z");
    assertThat(first.get("reason").asText()).isEqualTo("The mailbox is full.");
    assertThat(first.get("verdict").asText()).isEqualTo("soft");
    assertThat(first.get("mailing").asLong()).isEqualTo(mailing);
    assertThat(first.has("notCounted")).as("absent values are left out").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "address=ANN@Example.COM, ann@example.com",
    "domain=Sub.Example.org, cid@sub.example.org",
    "verdict=soft, bob@example.com",
    "category=mailbox_full, bob@example.com",
    "q=NO%20SUCH, ann@example.com",
    "receivedAtFrom=2026-06-01T12:00:02Z, cid@sub.example.org",
    "receivedAtBefore=2026-06-01T14:00:01%2B02:00, ann@example.com",
  })
  void everyFilterLetsThroughWhatItSays(String filter, String expected) {
    rows.bounce(
        mailing, "ann@example.com", NOON, "hard", "mailbox_unknown", "550 no such user", "raw");
    rows.bounce(mailing, "bob@example.com", NOON.plusSeconds(1), "soft", "mailbox_full");
    rows.bounce(mailing, "cid@sub.example.org", NOON.plusSeconds(2), "hard", "moved");
    assertThat(addresses("/api/v1/bounces?mailing=" + mailing + "&" + filter))
        .containsExactly(expected);
  }

  @Test
  void filtersThatFitEveryRowLetEveryRowThrough() {
    rows.bounce(mailing, "ann@example.com", NOON, "hard", "mailbox_unknown");
    String all = "kind=bounce&fault=recipient&counted=true&status=5.1.1";
    assertThat(addresses("/api/v1/bounces?mailing=" + mailing + "&" + all)).hasSize(1);
    assertThat(addresses("/api/v1/bounces?mailing=" + mailing + "&counted=false")).isEmpty();
    assertThat(addresses("/api/v1/bounces?mailing=" + mailing + "&kind=delayed")).isEmpty();
  }

  @Test
  void followingNextVisitsEveryBounceOnceWhileNewOnesArrive() {
    Stream.iterate(0, i -> i + 1)
        .limit(25)
        // Pairs share their time, so that the id must decide.
        .forEach(i -> rows.bounce(mailing, "u" + i + "@example.com", time(i / 2), "hard", "moved"));
    List<String> seen = new ArrayList<>();
    String next = "/api/v1/bounces?mailing=" + mailing + "&limit=4";
    int page = 0;
    while (!next.isEmpty()) {
      JsonNode part = daemon.json(next);
      seen.addAll(part.get("items").findValuesAsText("address"));
      rows.bounce(mailing, "late" + page++ + "@example.com", time(1000 + page), "soft", "dns");
      next = part.path("next").asText();
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void prevLeadsBackToTheSameRows() {
    for (int i = 0; i < 9; i++) {
      rows.bounce(mailing, "u" + i + "@example.com", time(i), "hard", "moved");
    }
    JsonNode first = daemon.json("/api/v1/bounces?limit=3&mailing=" + mailing);
    assertThat(first.has("prev")).isFalse();
    JsonNode second = daemon.json(first.get("next").asText());
    JsonNode third = daemon.json(second.get("next").asText());
    assertThat(third.has("next")).isFalse();
    assertThat(daemon.json(third.get("prev").asText()).get("items")).isEqualTo(second.get("items"));
    JsonNode back = daemon.json(second.get("prev").asText());
    assertThat(back.get("items")).isEqualTo(first.get("items"));
    assertThat(back.has("prev")).isFalse();
    assertThat(back.has("next")).isTrue();
  }

  @Test
  void linksKeepTheFilters() {
    for (int i = 0; i < 4; i++) {
      rows.bounce(mailing, "u" + i + "@example.com", time(i), i < 2 ? "hard" : "soft", "dns");
    }
    JsonNode first =
        daemon.json("/api/v1/bounces?verdict=hard&q=no%20dns&limit=1&mailing=" + mailing);
    assertThat(first.get("next").asText()).startsWith("/api/v1/bounces?").contains("verdict=hard");
    assertThat(addresses(first.get("next").asText())).containsExactly("u0@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "AAAA",
        "AWIAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AW0AAAAAAAAAAAAAAAAAAAAAAA",
        "%00",
        "%27"
      })
  void cursorsThatWereNeverGivenOutAreRefused(String cursor) {
    HttpResponse<String> response = daemon.get("/api/v1/bounces?cursor=" + cursor);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningDaemon.tree(response).get("type").asText())
        .isEqualTo("urn:rebound:problem:invalid-cursor");
  }

  @Test
  void cursorOfAnotherListIsRefused() {
    rows.mailing(LedgerRows.number());
    rows.mailing(LedgerRows.number());
    String next = daemon.json("/api/v1/mailings?limit=1").get("next").asText();
    String cursor = next.replaceFirst(".*cursor=", "");
    assertThat(daemon.get("/api/v1/bounces?cursor=" + cursor).statusCode()).isEqualTo(400);
  }

  @Test
  void oneBounceSaysWhyAndWhatItCameIn() {
    long id = rows.bounce(mailing, "ann@example.com", NOON, "hard", "mailbox_unknown");
    JsonNode bounce = daemon.json("/api/v1/bounces/" + id);
    assertThat(bounce.get("id").asLong()).isEqualTo(id);
    assertThat(bounce.get("address").asText()).isEqualTo("ann@example.com");
    JsonNode why = bounce.get("explanation");
    assertThat(why.get("rule").asText()).isEqualTo("status-5.1.1");
    assertThat(why.get("weighed").get(0).get("category").asText()).isEqualTo("mailbox_full");
    JsonNode message = bounce.get("receivedMessage");
    assertThat(message.get("peer").asText()).isEqualTo("192.0.2.1");
    assertThat(message.get("raw").asText()).isEqualTo("/api/v1/bounces/" + id + "/raw");
  }

  @Test
  void rawMessageComesByteByByteAndNeverAsMarkup() throws IOException, InterruptedException {
    String hostile = "Subject: x\r\n\r\n<script>alert(1)</script>\u0000\u00ff\u0080\u001b[31m";
    long id = rows.bounce(mailing, "x@example.com", NOON, "hard", "other", "d", hostile);
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                daemon.request("/api/v1/bounces/" + id + "/raw").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.body()).isEqualTo(hostile.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=ISO-8859-1");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  @Test
  void rawMessageBeyondItsTimeIsGone() {
    long id = rows.bounce(mailing, "x@example.com", NOON, "hard", "other");
    rows.execute("delete from message_raw where message_id = ?", id);
    HttpResponse<String> response = daemon.get("/api/v1/bounces/" + id + "/raw");
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(RunningDaemon.tree(response).get("type").asText())
        .isEqualTo("urn:rebound:problem:gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "999999999/raw"})
  void bounceThatIsNotThereIsNotFound(String path) {
    assertThat(daemon.get("/api/v1/bounces/" + path).statusCode()).isEqualTo(404);
  }

  @Test
  void attackersDiagnosticStaysText() {
    String hostile = "<img src=x onerror=alert(1)>\"'=cmd|' /C calc'!A0";
    rows.bounce(mailing, "x@example.com", NOON, "hard", "other", hostile, "raw");
    HttpResponse<String> response = daemon.get("/api/v1/bounces?mailing=" + mailing);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(RunningDaemon.tree(response).get("items").get(0).get("diagnostic").asText())
        .isEqualTo(hostile);
  }

  private List<String> addresses(String path) {
    return daemon.json(path).get("items").findValuesAsText("address");
  }

  private static Instant time(int seconds) {
    return NOON.plusSeconds(seconds);
  }
}
