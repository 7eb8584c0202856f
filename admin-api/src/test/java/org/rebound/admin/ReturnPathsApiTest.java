package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathsApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final long mailing = LedgerRows.number();
  private final String path = "/api/v1/mailings/" + mailing + "/return-paths";

  @Test
  void everyRecipientGetsAReturnPathInTheOrderOfTheRequest() {
    JsonNode items = mint(List.of("b@example.com", "A@Example.com", "b@example.com"));
    assertThat(items.findValuesAsText("recipient"))
        .containsExactly("b@example.com", "A@Example.com", "b@example.com");
    assertThat(items.findValuesAsText("returnPath"))
        .allSatisfy(minted -> assertThat(minted).matches("[a-z0-9]{20,45}@bounces\\.localhost"));
    assertThat(items.get(0)).isEqualTo(items.get(2)).isNotEqualTo(items.get(1));
  }

  @Test
  void wrongAddressIsAnErrorOfItsOwnAndSpoilsNoOther() {
    JsonNode items = mint(List.of("good@example.com", "no address", "", "also@good.example"));
    assertThat(items.get(1).get("error").asText()).isEqualTo("not a mail address");
    assertThat(items.get(1).has("returnPath")).isFalse();
    assertThat(items.get(2).has("error")).isTrue();
    assertThat(items.get(0).has("returnPath")).isTrue();
    assertThat(items.get(3).has("returnPath")).isTrue();
  }

  @Test
  void nullAmongTheRecipientsIsAnErrorOfItsOwn() {
    HttpResponse<String> response = daemon.post(path, "{\"recipients\":[null,\"a@example.com\"]}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(RunningDaemon.tree(response).get("items").get(0).has("error")).isTrue();
  }

  @Test
  void mailingAndRecipientsAreKnownFromThenOn() {
    mint(List.of("x" + mailing + "@example.com", "X" + mailing + "@EXAMPLE.com"));
    assertThat(daemon.json("/api/v1/mailings/" + mailing).at("/totals/recipients").asInt())
        .as("two spellings of one address")
        .isEqualTo(1);
    assertThat(daemon.json("/api/v1/addresses/x" + mailing + "@example.com").get("state").asText())
        .isEqualTo("usable");
  }

  @Test
  void askingAgainChangesNothing() {
    mint(List.of("again" + mailing + "@example.com"));
    String before = rows();
    mint(List.of("again" + mailing + "@example.com"));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void addressKnownByItsTagOnlyGetsItsName() {
    String address = "tagged" + mailing + "@example.com";
    daemon
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into address (tag, state, bounces, first_seen_at)"
                        + " values (?, 'blocked', 3, now())",
                    LedgerRows.tag(address)));
    mint(List.of(address));
    JsonNode standing = daemon.json("/api/v1/addresses/" + address);
    assertThat(standing.get("state").asText()).isEqualTo("blocked");
    assertThat(standing.get("bounces").asInt()).isEqualTo(3);
    JsonNode recipient =
        daemon.json("/api/v1/mailings/" + mailing + "/recipients").get("items").get(0);
    assertThat(recipient.get("address").asText()).isEqualTo(address);
  }

  @Test
  void tenThousandRecipientsAtOnce() {
    JsonNode items =
        mint(IntStream.range(0, 10_000).mapToObj(i -> "r" + i + "@example.com").toList());
    assertThat(items).hasSize(10_000);
    assertThat(daemon.json("/api/v1/mailings/" + mailing).at("/totals/recipients").asInt())
        .isEqualTo(10_000);
  }

  @Test
  void oneMoreIsRefusedAndMakesNothing() {
    HttpResponse<String> response =
        daemon.post(
            path, body(IntStream.range(0, 10_001).mapToObj(i -> "s" + i + "@e.example").toList()));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(daemon.get("/api/v1/mailings/" + mailing).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1099511627776", "1099511627776", "abc"})
  void numberThatASenderMayNotChooseIsRefused(String number) {
    HttpResponse<String> response =
        daemon.post("/api/v1/mailings/" + number + "/return-paths", body(List.of("a@example.com")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"id\"");
  }

  private JsonNode mint(List<String> recipients) {
    HttpResponse<String> response = daemon.post(path, body(recipients));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningDaemon.tree(response).get("items");
  }

  private static String body(List<String> recipients) {
    ObjectNode body = RunningDaemon.JSON.createObjectNode();
    recipients.forEach(body.putArray("recipients")::add);
    return body.toString();
  }

  private String rows() {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select string_agg(r::text || a::text, '|') from mailing_recipient r"
                            + " join address a using (tag) where mailing_id = :mailing")
                    .bind("mailing", mailing)
                    .mapTo(String.class)
                    .one());
  }
}
