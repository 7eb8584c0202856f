package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.admin.RunningDaemon;
import org.rebound.receiver.postgres.TestPostgres;
import org.rebound.receiver.validate.TestNameServer;

/** Rows A9 and A17 to A19: one address, what is the matter with it, and complaints. */
class AddressRowsTest {

  private static final TestNameServer SERVER =
      TestNameServer.start().mx("example.net", "mx.example.net");
  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of("REBOUND_VALIDATION_NAME_SERVERS", "127.0.0.1:" + SERVER.address().getPort()));

  @AfterAll
  static void stop() {
    DAEMON.close();
    SERVER.close();
  }

  @Test
  @DisplayName("A9 the contact of an address opens with a warning that says the cause")
  void a9WarningSaysTheCause() {
    JsonNode contact = contact("eve@example.net");
    assertThat(contact.at("/addresses/0").has("warning")).isFalse();
    new SentMailing(DAEMON).hard("eve@example.net");
    JsonNode row = DAEMON.json("/api/v1/blocked-addresses?address=eve@example.net").at("/items/0");
    JsonNode opened = DAEMON.json("/api/v1/contacts/" + row.get("contact").asLong());
    assertThat(opened.at("/addresses/0/warning").asText())
        .isEqualTo("Blocked after a bounce for good. The address does not exist.");
  }

  @Test
  @DisplayName("A9 a corrected address starts clean, and mailings are told to use it")
  void a9CorrectedAddressStartsClean() {
    String wrong = "ewe@example.net";
    String right = "right@example.net";
    JsonNode contact = contact(wrong);
    new SentMailing(DAEMON).hard(wrong);
    HttpResponse<String> answer = correct(contact, wrong, right);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode first = RunningDaemon.tree(answer).at("/addresses/0");
    assertThat(first.get("address").asText()).isEqualTo(right);
    assertThat(first.get("state").asText()).isEqualTo("usable");
    assertThat(first.get("bounces").asInt()).isZero();
    Map<String, JsonNode> skipped = SentMailing.skipped(DAEMON, wrong, right);
    assertThat(skipped).containsOnlyKeys(wrong);
    assertThat(SentMailing.skip(DAEMON, wrong).get("correctedTo").asText()).isEqualTo(right);
  }

  @Test
  @DisplayName("A9 a wrong address that never bounced is skipped once it is corrected")
  void a9CorrectedAddressIsSkipped() {
    JsonNode contact = contact("typo@example.net");
    correct(contact, "typo@example.net", "typed@example.net");
    correct(contact, "typed@example.net", "typist@example.net");
    JsonNode skip = SentMailing.skip(DAEMON, "typo@example.net");
    assertThat(skip.get("cause").asText()).isEqualTo("corrected");
    assertThat(skip.get("reason").asText())
        .isEqualTo("The address was corrected; mail the address in its place.");
    assertThat(skip.get("correctedTo").asText())
        .as("the current one, over those that were corrected again")
        .isEqualTo("typist@example.net");
    new SentMailing(DAEMON).hard("typist@example.net");
    JsonNode now = SentMailing.skip(DAEMON, "typo@example.net");
    assertThat(now.has("correctedTo")).as("nobody is sent to a blocked address").isFalse();
  }

  @ParameterizedTest(name = "A17 {0} is {1}, because of {2}")
  @CsvSource({
    "new@example.net,valid,good",
    "no address,invalid,syntax",
    "new@gone.example.com,invalid,no_such_domain",
    "known@example.net,invalid,hard_bounce"
  })
  void a17AddressValidation(String address, String verdict, String ground) {
    new SentMailing(DAEMON).hard("known@example.net");
    JsonNode item =
        RunningDaemon.tree(DAEMON.post("/api/v1/validate", "{\"addresses\":[\"" + address + "\"]}"))
            .at("/items/0");
    assertThat(item.get("verdict").asText()).isEqualTo(verdict);
    assertThat(item.get("ground").asText()).isEqualTo(ground);
    assertThat(item.get("reason").asText()).endsWith(".");
  }

  @ParameterizedTest(name = "A18 the reason is visible in {0}, beside the diagnostic")
  @CsvSource({"en,The mailbox is full.", "da,Postkassen er fuld."})
  void a18TheReasonIsAlwaysVisible(String language, String reason) {
    String full = "full-" + language + "@example.net";
    SentMailing mailing = new SentMailing(DAEMON).soft(full);
    for (String path :
        List.of(
            "/bounces?mailing=" + mailing.id(),
            "/recipients?mailing=" + mailing.id(),
            "/addresses?address=" + full)) {
      HttpResponse<String> answer =
          RunningDaemon.send(
              DAEMON.request("/api/v1" + path).header("Accept-Language", language).build());
      assertThat(RunningDaemon.tree(answer).at("/items/0/reason").asText())
          .as(path)
          .isEqualTo(reason);
      assertThat(answer.headers().firstValue("Content-Language")).as(path).hasValue(language);
      assertThat(answer.headers().allValues("Vary")).as(path).contains("Accept-Language");
    }
    assertThat(mailing.bounceOf(full).get("diagnostic").asText()).contains("Mailbox full");
  }

  @Test
  @DisplayName("A19 a complaint has a list of its own and ends marketing mail")
  void a19ComplaintsHaveTheirOwnList() {
    String angry = "angry@example.net";
    SentMailing mailing = new SentMailing(DAEMON).to(angry);
    mailing.comesBack(angry, Reports.complaint(angry));
    JsonNode complaints = DAEMON.json("/api/v1/complaints?mailing=" + mailing.id()).get("items");
    assertThat(complaints.findValuesAsText("address")).containsExactly(angry);
    assertThat(DAEMON.json("/api/v1/bounces?kind=bounce&mailing=" + mailing.id()).get("items"))
        .isEmpty();
    JsonNode skip = SentMailing.skip(DAEMON, angry);
    assertThat(skip.get("cause").asText()).isEqualTo("complaint");
  }

  private static JsonNode contact(String address) {
    return RunningDaemon.tree(
        DAEMON.post("/api/v1/contacts", "{\"addresses\":[\"" + address + "\"]}"));
  }

  private static HttpResponse<String> correct(JsonNode contact, String wrong, String right) {
    return DAEMON.post(
        "/api/v1/contacts/" + contact.get("id").asLong() + "/addresses/" + wrong + "/correction",
        "{\"address\":\"" + right + "\"}");
  }
}
