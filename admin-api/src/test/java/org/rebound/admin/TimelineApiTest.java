package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the side panel of the console shows: what happened to an address, what a bounce says. */
class TimelineApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void timelineSaysWhatHappenedAndWhoDidIt() {
    long mailing = LedgerRows.number();
    String address = "timeline" + mailing + "@example.com";
    long bounce = rows.bounce(mailing, address, ago(3), "hard", "mailbox_unknown");
    rows.execute("update mailing set title = 'Spring letter' where id = ?", mailing);
    rows.recipient(mailing, address, "hard", "mailbox_unknown");
    rows.execute(
        "update mailing_recipient set minted_at = ?, sent_at = ?, opened_at = ? where mailing_id ="
            + " ?",
        ago(6),
        ago(5),
        ago(4),
        mailing);
    transition(address, ago(3), "usable", "blocked", "hard_bounce", bounce, "policy");
    transition(address, ago(2), "blocked", "usable", "manual", null, "Eve's key");

    JsonNode items = items(address, "en");
    assertThat(items.findValuesAsText("what"))
        .containsExactly("cleared", "blocked", "bounced", "opened", "sent", "registered");
    JsonNode bounced = items.get(2);
    assertThat(bounced.get("reason").asText()).isEqualTo("The address does not exist.");
    assertThat(bounced.get("bounce").asLong()).isEqualTo(bounce);
    assertThat(bounced.get("mailing").asLong()).isEqualTo(mailing);
    assertThat(bounced.get("mailingTitle").asText()).isEqualTo("Spring letter");
    assertThat(items.get(1).get("actor").asText()).isEqualTo("policy");
    assertThat(items.get(1).get("cause").asText()).isEqualTo("hard_bounce");
    assertThat(items.get(0).get("actor").asText()).isEqualTo("Eve's key");
    assertThat(items(address, "da").get(2).get("reason").asText())
        .isNotEqualTo("The address does not exist.");
  }

  @Test
  void correctionSaysToWhatAndByWhom() {
    long number = LedgerRows.number();
    String wrong = "wrong" + number + "@example.com";
    String right = "right" + number + "@example.com";
    HttpResponse<String> made =
        daemon.post("/api/v1/contacts", "{\"name\":\"Eve\",\"addresses\":[\"" + wrong + "\"]}");
    String contact = RunningDaemon.tree(made).get("id").asText();
    daemon.post(
        "/api/v1/contacts/" + contact + "/addresses/" + wrong + "/correction",
        "{\"address\":\"" + right + "\"}");
    JsonNode corrected = items(wrong, "en").get(0);
    assertThat(corrected.get("what").asText()).isEqualTo("corrected");
    assertThat(corrected.get("correctedTo").asText()).isEqualTo(right);
    assertThat(corrected.get("actor").asText()).isEqualTo("first key");
    assertThat(items(right, "en")).isEmpty();
  }

  @Test
  void addressThatNobodyHeardOfHasNoTimeline() {
    assertThat(daemon.get("/api/v1/addresses/nobody@timeline.example/timeline").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"status,5.1.1,'Status: '", "text,no such user,'says: '", "text,quota,"})
  void wordsThatDecidedAreMarkedInWhatTheMessageSays(String field, String words, String before) {
    String raw =
        "From: a@example.net\r\nSubject: Failed\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
            + "--b\r\n\r\n5.1.1 says: no such user <script>\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--b--\r\n";
    long mailing = LedgerRows.number();
    long bounce =
        rows.bounce(
            mailing, "text" + mailing + "@example.com", now, "hard", "mailbox_unknown", "x", raw);
    rows.execute(
        "update bounce_event set field = ?, evidence = ? where id = ?", field, words, bounce);
    JsonNode answer = daemon.json("/api/v1/bounces/" + bounce + "/text");
    assertThat(answer.get("subject").asText()).isEqualTo("Failed");
    String text = answer.get("text").asText();
    assertThat(text).contains("<script>");
    assertThat(answer.has("mark")).isEqualTo(before != null);
    if (before != null) {
      int start = answer.at("/mark/start").asInt();
      assertThat(text.substring(start, answer.at("/mark/end").asInt())).isEqualTo(words);
      assertThat(text.substring(0, start)).endsWith(before);
    }
  }

  @Test
  void messageThatIsKeptNoLongerIsGone() {
    long mailing = LedgerRows.number();
    long bounce =
        rows.bounce(mailing, "gone" + mailing + "@example.com", now, "hard", "mailbox_unknown");
    rows.execute("delete from message_raw where message_id = ?", bounce);
    assertThat(daemon.get("/api/v1/bounces/" + bounce + "/text").statusCode()).isEqualTo(410);
    assertThat(daemon.get("/api/v1/bounces/999999999/text").statusCode()).isEqualTo(404);
  }

  private Instant ago(int hours) {
    return now.minus(Duration.ofHours(hours));
  }

  private void transition(
      String address,
      Instant at,
      String before,
      String after,
      String cause,
      @Nullable Long bounce,
      String actor) {
    rows.execute(
        "insert into address_transition (at, tag, state_before, state_after, cause, bounce_id,"
            + " actor) values (?, ?, ?, ?, ?, ?, ?)",
        at,
        LedgerRows.tag(address),
        before,
        after,
        cause,
        bounce,
        actor);
  }

  private JsonNode items(String address, String language) {
    HttpResponse<String> answer =
        RunningDaemon.send(
            daemon
                .request("/api/v1/addresses/" + address + "/timeline")
                .header("Accept-Language", language)
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningDaemon.tree(answer).get("items");
  }
}
