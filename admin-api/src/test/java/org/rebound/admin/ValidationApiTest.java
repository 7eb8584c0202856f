package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.settings.ValidationSettings;
import org.rebound.admin.settings.WrongSetting;
import org.rebound.receiver.address.AddressFault;
import org.rebound.receiver.postgres.TestPostgres;
import org.rebound.receiver.validate.MailDomain;
import org.rebound.receiver.validate.Opinion;
import org.rebound.receiver.validate.TestNameServer;

class ValidationApiTest {

  private static final String PATH = "/api/v1/validate";
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final TestNameServer SERVER =
      TestNameServer.start()
          .mx("example.com", "mx.example.net")
          .mx("single", "mx.example.net")
          .mx("xn--mnchen-3ya.example.com", "mx.example.net")
          .mx("nullmx.example.com", "")
          .name("silent.example.com", question -> List.of());
  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of(
              "REBOUND_VALIDATION_NAME_SERVERS",
              "127.0.0.1:" + SERVER.address().getPort(),
              "REBOUND_VALIDATION_TIMEOUT",
              "3s"));

  private final LedgerRows rows = new LedgerRows(DAEMON.jdbi());

  @AfterAll
  static void stop() {
    DAEMON.close();
    SERVER.close();
  }

  @Test
  void everyAddressIsAnsweredInTheOrderOfTheRequest() {
    JsonNode items =
        validate(List.of("User@Example.com", "no address", "x@gone.example.com", "b@example.com"));
    assertThat(items.findValuesAsText("address"))
        .containsExactly("User@Example.com", "no address", "x@gone.example.com", "b@example.com");
    assertThat(items.findValuesAsText("verdict"))
        .containsExactly("valid", "invalid", "invalid", "valid");
    JsonNode good = items.get(0);
    assertThat(good.get("normalized").asText()).isEqualTo("user@example.com");
    assertThat(good.get("ground").asText()).isEqualTo("good");
    assertThat(good.at("/checks/syntax/result").asText()).isEqualTo("valid");
    assertThat(good.at("/checks/domain/result").asText()).isEqualTo("mail_exchanger");
    assertThat(good.at("/checks/domain/mailExchangers/0").asText()).isEqualTo("mx.example.net");
    assertThat(good.at("/checks/history/state").asText()).isEqualTo("unknown");
  }

  @Test
  void textThatIsNoAddressSaysWhyAndWhere() {
    JsonNode item = validate(List.of("john doe@example.com")).get(0);
    assertThat(item.get("verdict").asText()).isEqualTo("invalid");
    assertThat(item.get("ground").asText()).isEqualTo("syntax");
    assertThat(item.get("reason").asText()).isEqualTo("There is a space in the address.");
    assertThat(item.at("/checks/syntax/result").asText()).isEqualTo("unquoted_space");
    assertThat(item.at("/checks/syntax/position").asInt()).isEqualTo(4);
    assertThat(item.has("normalized")).isFalse();
    assertThat(item.get("checks").has("domain")).isFalse();
    assertThat(item.get("checks").has("history")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a@gone.example.com, invalid, no_such_domain",
    "a@nullmx.example.com, invalid, null_mx",
    "a@shop.test, invalid, reserved_domain",
    "a@silent.example.com, unknown, temporary_failure",
    "a@[192.0.2.1], risky, address_literal",
    "a@single, risky, single_label",
    "no-reply@example.com, risky, role",
    "Postmaster@example.com, risky, role",
    "info@example.com, valid, good",
    "@relay.example.com:a@example.com, invalid, syntax",
  })
  void verdictFollowsTheFirstGroundThatApplies(String address, String verdict, String ground) {
    JsonNode item = validate(List.of(address)).get(0);
    assertThat(item.get("ground").asText()).isEqualTo(ground);
    assertThat(item.get("verdict").asText()).isEqualTo(verdict);
    assertThat(item.get("reason").asText()).isNotBlank();
  }

  @Test
  void domainThatCouldNotBeAskedForSaysWhy() {
    JsonNode domain = validate(List.of("b@silent.example.com")).get(0).at("/checks/domain");
    assertThat(domain.get("result").asText()).isEqualTo("temporary_failure");
    assertThat(domain.get("trouble").asText()).isEqualTo("no_answer");
  }

  @Test
  void internationalAddressIsAskedForAsTheDnsHasIt() {
    JsonNode item = validate(List.of("j\u00f6rg@m\u00fcnchen.example.com")).get(0);
    assertThat(item.get("verdict").asText()).isEqualTo("valid");
    assertThat(item.get("normalized").asText()).isEqualTo("j\u00f6rg@xn--mnchen-3ya.example.com");
    assertThat(item.at("/checks/syntax/needsSmtputf8").asBoolean()).isTrue();
  }

  @Test
  void hardBounceOfOurOwnMailMakesAnAddressInvalid() {
    long mailing = LedgerRows.number();
    String address = "gone" + mailing + "@example.com";
    rows.address(address, "blocked");
    lastBounce(address, rows.bounce(mailing, address, NOON, "hard", "mailbox_unknown"));
    JsonNode item = validate(List.of(address.toUpperCase(Locale.ROOT))).get(0);
    assertThat(item.get("verdict").asText()).isEqualTo("invalid");
    assertThat(item.get("ground").asText()).isEqualTo("hard_bounce");
    JsonNode history = item.at("/checks/history");
    assertThat(history.get("state").asText()).isEqualTo("blocked");
    assertThat(history.get("bounces").asInt()).isEqualTo(1);
    assertThat(history.get("lastBounceAt").asText()).isEqualTo(NOON.toString());
    assertThat(history.get("category").asText()).isEqualTo("mailbox_unknown");
    assertThat(history.get("reason").asText()).isEqualTo("The address does not exist.");
  }

  @ParameterizedTest
  @CsvSource({
    "complaint, complaint",
    "too_many_bounces, blocked",
    "manual, blocked",
    "import, blocked",
  })
  void addressBlockedForAnotherReasonIsRisky(String cause, String ground) {
    String address = cause + "@example.com";
    rows.address(address, "blocked");
    rows.execute("update address set cause = ? where tag = ?", cause, LedgerRows.tag(address));
    JsonNode item = validate(List.of(address)).get(0);
    assertThat(item.get("verdict").asText()).isEqualTo("risky");
    assertThat(item.get("ground").asText()).isEqualTo(ground);
    assertThat(item.at("/checks/history/cause").asText()).isEqualTo(cause);
  }

  @Test
  void bounceThatBlockedNothingMakesAnAddressRiskyUntilItsFlagIsCleared() {
    long mailing = LedgerRows.number();
    String address = "full" + mailing + "@example.com";
    lastBounce(address, rows.bounce(mailing, address, NOON, "soft", "mailbox_full"));
    assertThat(validate(List.of(address)).get(0).get("ground").asText()).isEqualTo("bounced");
    rows.execute("update address set bounces = 0 where tag = ?", LedgerRows.tag(address));
    assertThat(validate(List.of(address)).get(0).get("ground").asText()).isEqualTo("good");
  }

  @Test
  void thousandAddressesOfOneDomainAreOneQuestion() {
    SERVER.mx("crowd.example.com", "mx.example.net");
    JsonNode items = validate(Collections.nCopies(1000, "a@crowd.example.com"));
    assertThat(items).hasSize(1000);
    assertThat(SERVER.asked("crowd.example.com")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"addresses\":null}",
        "{\"addresses\":[]}",
        "{\"addresses\":\"a@example.com\"}",
        "{\"addresses\":[5]}",
        "{\"addresses\":[true]}",
        "{\"addresses\":[1.5]}",
        "{\"addresses\":[[\"a@example.com\"]]}",
        "{\"addresses\":[\"a@example.com\",null]}",
        "{\"addresses\":[\"a@example.com\"],\"probe\":true}",
        "{\"addresses\":[\"a@example.com\"]",
      })
  void bodyOfAnotherShapeIsRefused(String body) {
    HttpResponse<String> response = DAEMON.post(PATH, body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningDaemon.tree(response).get("type").asText())
        .isEqualTo("urn:rebound:problem:invalid-body");
  }

  @Test
  void oneAddressTooManyIsRefused() {
    HttpResponse<String> response = post(Collections.nCopies(1001, "a@example.com"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("expected a list of 1 to 1000 addresses");
  }

  @Test
  void hugeTextIsNoAddressAndCostsNothing() {
    JsonNode item = validate(List.of("a@" + "b.".repeat(1_000_000) + "com")).get(0);
    assertThat(item.at("/checks/syntax/result").asText()).isEqualTo("too_long");
  }

  @ParameterizedTest
  @CsvSource({"read, 200", "send, 200", "manage, 200", "admin, 200"})
  void whoeverReadsOrSendsMayValidate(String role, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(DAEMON.api(PATH))
            .header("Authorization", "Bearer " + DAEMON.key(role))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(List.of("a@example.com"))))
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void slowNameServersCannotStarveTheApi() {
    Map<String, String> variables =
        Map.of(
            "REBOUND_VALIDATION_NAME_SERVERS",
            "127.0.0.1:" + SERVER.address().getPort(),
            "REBOUND_VALIDATION_TIMEOUT",
            "8s",
            "REBOUND_VALIDATION_REQUESTS",
            "2",
            "REBOUND_SERVER_MAX_THREADS",
            "16");
    RunningDaemon daemon =
        RunningDaemon.start(
            TestPostgres.shared().createDatabase(), RunningDaemon.newFolder(), variables);
    try (daemon) {
      HttpClient attacker = HttpClient.newHttpClient();
      HttpRequest slow = validation(daemon, "a@silent.example.com");
      List<CompletableFuture<HttpResponse<String>>> flood =
          Stream.generate(() -> attacker.sendAsync(slow, HttpResponse.BodyHandlers.ofString()))
              .limit(40)
              .toList();
      assertThat(daemon.get("/api/v1/bounces").statusCode()).isEqualTo(200);
      assertThat(flood.stream().map(CompletableFuture::join))
          .filteredOn(answer -> answer.statusCode() == 503)
          .hasSizeGreaterThanOrEqualTo(30)
          .allSatisfy(
              answer -> {
                assertThat(answer.body()).contains("urn:rebound:problem:validation-busy");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
              });
    }
  }

  private static HttpRequest validation(RunningDaemon daemon, String address) {
    return daemon
        .request(PATH)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"addresses\":[\"" + address + "\"]}"))
        .build();
  }

  @Test
  void nameServerThatIsNoAddressIsAWrongSetting() {
    assertThatThrownBy(
            () ->
                ValidationFactory.settings(
                    new ValidationSettings(
                        List.of("dns.example.com"), Duration.ofSeconds(5), 1, 1, 1)))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("validation.nameServers: expected an IP address")
        .hasMessageContaining("dns.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "da"})
  void everyGroundAndEveryFaultHasItsSentence(String language) {
    Reasons reasons = Reasons.in(List.of(Locale.forLanguageTag(language)));
    String unknown = reasons.ofGround("no such ground");
    assertThat(Opinion.Ground.values())
        .allSatisfy(g -> assertThat(reasons.ofGround(g.code())).isNotEqualTo(unknown));
    assertThat(AddressFault.Kind.values())
        .allSatisfy(k -> assertThat(reasons.ofSyntax(k.code())).isNotEqualTo(unknown));
  }

  @Test
  void closedSetsOfTheDescriptionAreTheRealOnes() {
    JsonNode schemas = DAEMON.json("/api/v1/openapi.json").at("/components/schemas");
    assertThat(values(schemas.at("/Validation/properties/ground")))
        .containsExactlyElementsOf(
            Arrays.stream(Opinion.Ground.values()).map(Opinion.Ground::code).toList());
    assertThat(values(schemas.at("/Validation/properties/verdict")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Opinion.Verdict.values()).map(Opinion.Verdict::code).toList());
    assertThat(values(schemas.at("/DomainCheck/properties/trouble")))
        .containsExactlyElementsOf(
            Arrays.stream(MailDomain.Trouble.values()).map(MailDomain.Trouble::code).toList());
    List<String> faults = values(schemas.at("/SyntaxCheck/properties/result"));
    assertThat(faults.get(0)).isEqualTo("valid");
    assertThat(faults.subList(1, faults.size()))
        .containsExactlyElementsOf(
            Arrays.stream(AddressFault.Kind.values()).map(AddressFault.Kind::code).toList());
  }

  private static List<String> values(JsonNode schema) {
    return StreamSupport.stream(schema.path("enum").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private void lastBounce(String address, long bounce) {
    rows.execute(
        "update address set last_bounce_id = ?, last_bounce_at = ? where tag = ?",
        bounce,
        NOON,
        LedgerRows.tag(address));
  }

  private static JsonNode validate(List<String> addresses) {
    HttpResponse<String> response = post(addresses);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningDaemon.tree(response).get("items");
  }

  private static HttpResponse<String> post(List<String> addresses) {
    return DAEMON.post(PATH, body(addresses));
  }

  private static String body(List<String> addresses) {
    ObjectNode body = RunningDaemon.JSON.createObjectNode();
    addresses.forEach(body.putArray("addresses")::add);
    return body.toString();
  }
}
