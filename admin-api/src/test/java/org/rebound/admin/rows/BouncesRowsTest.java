package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.admin.RunningDaemon;

/** Rows A1 to A4: what a bounce is, and what it does to the address. */
class BouncesRowsTest {

  private static final RunningDaemon daemon = RunningDaemon.start();

  @AfterAll
  static void stop() {
    daemon.close();
  }

  @ParameterizedTest(name = "A1 {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "addressThatDoesNotExistIsHard | 5.1.1 | 550 5.1.1 User unknown | hard | mailbox_unknown",
        "domainThatDoesNotExistIsHard | 5.1.2 | 550 5.1.2 Host or domain name not found | hard"
            + " | domain_unknown",
        "serverThatBlocksTheMailboxIsHard | 5.2.1 | 550 5.2.1 The account is disabled | hard"
            + " | mailbox_disabled",
        "serverThatTakesNoMailIsHard | 5.1.10 | 556 5.1.10 Recipient address has null MX | hard"
            + " | domain_unknown",
        "serverThatIsAwayIsSoft | 4.4.1 | connect to mx.example.net[192.0.2.25]:25: Connection"
            + " timed out | soft | network",
        "mailboxThatIsFullIsSoft | 5.2.2 | 552 5.2.2 Mailbox is over quota | soft | mailbox_full",
        "networkThatIsBrokenIsSoft | 4.4.2 | lost connection with mx.example.net[192.0.2.25] | soft"
            + " | network",
        "filterThatDelaysIsSoft | 4.7.1 | 450 4.7.1 Greylisted, please try again later | soft"
            + " | greylisted"
      })
  void a1TwoTypesOfBounce(
      String sentence, String status, String diagnostic, String verdict, String category) {
    String recipient = sentence.toLowerCase(java.util.Locale.ROOT) + "@example.net";
    JsonNode bounce =
        new SentMailing(daemon).bounce(recipient, status, diagnostic).bounceOf(recipient);
    assertThat(bounce.get("verdict").asText()).isEqualTo(verdict);
    assertThat(bounce.get("category").asText()).isEqualTo(category);
  }

  @Test
  @DisplayName("A1 a delay warning is no bounce at all")
  void a1DelayIsNoBounce() {
    SentMailing mailing = new SentMailing(daemon);
    JsonNode delay =
        mailing
            .comesBack("late@example.net", Reports.delayed("late@example.net"))
            .bounceOf("late@example.net");
    assertThat(delay.get("kind").asText()).isEqualTo("delayed");
    assertThat(delay.get("counted").asBoolean()).isFalse();
    assertThat(SentMailing.address(daemon, "late@example.net").get("bounces").asInt()).isZero();
  }

  @Test
  @DisplayName("A2 a soft bounce is due for another try, until repetition makes the address hard")
  void a2SoftBecomesHardByRepetition() {
    String full = "repeated@example.net";
    SentMailing first = new SentMailing(daemon).to(full).report("sent", full).soft(full);
    JsonNode due = retries(first).get(0);
    assertThat(due.get("address").asText()).isEqualTo(full);
    assertThat(due.get("dueAt").asText()).isGreaterThan(due.get("lastBounceAt").asText());
    assertThat(due.get("bounces").asInt()).isEqualTo(1);

    SentMailing.softBounces(daemon, full, 5);

    assertThat(SentMailing.address(daemon, full).get("cause").asText())
        .isEqualTo("too_many_bounces");
    assertThat(retries(first)).isEmpty();
  }

  private static JsonNode retries(SentMailing mailing) {
    return daemon.json("/api/v1/mailings/" + mailing.id() + "/retries").get("items");
  }

  @Test
  @DisplayName("A3 a temporary failure does not block, and the next mailing does not skip")
  void a3TemporaryFailuresDoNotBlock() {
    String full = "temporary@example.net";
    new SentMailing(daemon).soft(full);
    assertThat(SentMailing.address(daemon, full).get("state").asText()).isEqualTo("usable");
    assertThat(SentMailing.address(daemon, full).get("bounces").asInt()).isEqualTo(1);
    assertThat(SentMailing.skipped(daemon, full)).isEmpty();
  }

  @Test
  @DisplayName("A4 the sixth soft bounce blocks the address, and the fifth does not")
  void a4TheSixthSoftBounceBlocksTheAddressAndTheFifthDoesNot() {
    String full = "sixth@example.net";
    SentMailing.softBounces(daemon, full, 5);
    assertThat(SentMailing.address(daemon, full).get("state").asText()).isEqualTo("usable");
    assertThat(SentMailing.skipped(daemon, full)).isEmpty();
    SentMailing.softBounces(daemon, full, 1);
    assertThat(SentMailing.address(daemon, full).get("state").asText()).isEqualTo("blocked");
    assertThat(SentMailing.skipped(daemon, full)).containsOnlyKeys(full);
  }

  @Test
  @DisplayName("A4 a permanent error blocks at once, and later mailings skip the address")
  void a4APermanentErrorBlocksAtOnce() {
    String gone = "gone@example.net";
    new SentMailing(daemon).hard(gone);
    assertThat(SentMailing.address(daemon, gone).get("cause").asText()).isEqualTo("hard_bounce");
    JsonNode skip = SentMailing.skip(daemon, gone);
    assertThat(skip.get("reason").asText()).isEqualTo("The address does not exist.");
  }

  @Test
  @DisplayName("A4 the number of accepted bounces is a setting, which counts at once")
  void a4TheNumberIsASetting() {
    String full = "setting@example.net";
    accept(1);
    try {
      SentMailing.softBounces(daemon, full, 1);
      assertThat(SentMailing.skipped(daemon, full)).isEmpty();
      SentMailing.softBounces(daemon, full, 1);
      assertThat(SentMailing.skipped(daemon, full)).containsOnlyKeys(full);
    } finally {
      accept(5);
    }
  }

  private static void accept(int bounces) {
    String body = "{\"acceptedBounces\":" + bounces + ",\"mode\":\"total\"}";
    assertThat(daemon.call("PUT", "/api/v1/settings", body).statusCode()).isEqualTo(200);
  }
}
