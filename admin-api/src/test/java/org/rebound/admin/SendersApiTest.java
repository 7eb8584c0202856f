package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sender's side: mailings, recipients, what was sent and opened, whom to skip and try again.
 */
class SendersApiTest {

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long mailing = LedgerRows.number();

  @Test
  void mailingIsMadeWithANumberOfItsOwnOrADrawnOne() {
    HttpResponse<String> chosen =
        daemon.post("/api/v1/mailings", "{\"id\":" + mailing + ",\"title\":\"Spring letter\"}");
    assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(201);
    assertThat(chosen.headers().firstValue("Location").orElseThrow()).endsWith(at(""));
    assertThat(daemon.json("/api/v1/mailings/" + mailing).get("title").asText())
        .isEqualTo("Spring letter");
    HttpResponse<String> drawn = daemon.post("/api/v1/mailings", "{}");
    assertThat(RunningDaemon.tree(drawn).get("id").asLong()).isGreaterThan(899_999_999_999L);
    HttpResponse<String> again = daemon.post("/api/v1/mailings", "{\"id\":" + mailing + "}");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("urn:rebound:problem:mailing-exists");
  }

  @Test
  void mailingGetsAnotherTitle() {
    rows.mailing(mailing);
    HttpRequest change =
        daemon
            .request("/api/v1/mailings/" + mailing)
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"title\":\"Påske\"}"))
            .build();
    assertThat(RunningDaemon.tree(RunningDaemon.send(change)).get("title").asText())
        .isEqualTo("Påske");
    assertThat(daemon.json("/api/v1/mailings?title=P%C3%A5ske").get("items")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {'recipients':[{'address':'%s','name':'Ann','contactKey':'%s','recipientKey':'r1'}]}",
        "application/x-ndjson | {'address':'%s','name':'Ann','contactKey':'%s','recipientKey':'r1'}",
        "text/csv | 'address,name,contactKey,recipientKey\n%s,Ann,%s,r1\n'",
      })
  void recipientIsRegisteredInAnyForm(String type, String form) {
    String address = "ann" + mailing + "@example.com";
    String key = "crm-" + mailing;
    String body = form.replace("\\n", "\n").formatted(address, key);
    body = type.equals(CSV) ? body.replace("'", "") : body.replace('\'', '"');
    for (int twice = 0; twice < 2; twice++) {
      JsonNode answer = RunningDaemon.tree(upload("/recipients", type, body));
      assertThat(answer.at("/items/0/recipientKey").asText()).isEqualTo("r1");
      assertThat(answer.at("/items/0/returnPath").asText()).contains("@bounces.localhost");
    }
    JsonNode items = daemon.json("/api/v1/mailings/" + mailing + "/recipients").get("items");
    assertThat(items).hasSize(1);
    assertThat(items.get(0).get("contactKey").asText()).isEqualTo(key);
    assertThat(items.get(0).get("contactName").asText()).isEqualTo("Ann");
    assertThat(daemon.json("/api/v1/lists/addresses/count?contactKey=" + key).get("count").asInt())
        .isEqualTo(1);
  }

  @Test
  void nameWithoutAKeyMakesAContactThatKeepsItsAddress() {
    String address = "solo" + mailing + "@example.com";
    for (String name : new String[] {"Solo", "Solo Olsen"}) {
      upload("/recipients", NDJSON, "{\"address\":\"" + address + "\",\"name\":\"" + name + "\"}");
      JsonNode row = daemon.json("/api/v1/addresses?address=" + address).at("/items/0");
      assertThat(row.get("contactName").asText()).isEqualTo(name);
    }
    assertThat(daemon.json("/api/v1/lists/addresses/count?contactName=Solo").get("count").asInt())
        .isZero();
  }

  @Test
  void hundredThousandRecipientsAreRegisteredInOneRequest() {
    String body =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "many" + i + "." + mailing + "@example.com," + i)
            .collect(Collectors.joining("\n", "address,recipientKey\n", "\n"));
    HttpResponse<String> response =
        RunningDaemon.send(
            daemon
                .request(at("/recipients"))
                .header("Content-Type", CSV)
                .header("Accept", NDJSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(response.headers().firstValue("Content-Type")).contains(NDJSON);
    assertThat(response.body().lines().count()).isEqualTo(100_000);
    assertThat(response.body().lines().skip(99_999).findFirst().orElseThrow())
        .contains("\"recipientKey\":\"99999\"");
    assertThat(totals().get("recipients").asInt()).isEqualTo(100_000);
    assertThat(totals().get("ready").asInt()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | 'address\nok@example.com\nno address\n' | line 3, address",
        "text/csv | 'address,name\nok@example.com\n' | line 2",
        "text/csv | 'address,shoe\nok@example.com,43\n' | line 2, shoe",
        "text/csv | 'name\nAnn\n' | line 2, address",
        "application/x-ndjson | '{\"address\":\"ok@example.com\"}\n{\"address\":5}' | line 2",
        "application/x-ndjson | '{\"address\":\"ok@example.com\"}\n\nnothing' | line 3",
        "application/x-ndjson | '[]' | line 1",
        "application/json | '{\"recipients\":[{\"address\":\"ok@example.com\"},{}]}' | line 2, address",
        "application/json | '{\"recipients\":[{\"address\":\"ok@example.com\"}' | line 2",
        "application/json | '{\"people\":[]}' | line 1",
        "application/json | '' | line 1",
      })
  void brokenRowIsNamedByItsLineAndNothingIsChanged(String type, String body, String where) {
    HttpResponse<String> response = upload("/recipients", type, body.replace("\\n", "\n"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    JsonNode problem = RunningDaemon.tree(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:rebound:problem:invalid-body");
    assertThat(problem.get("errors").findValuesAsText("name")).contains(where);
    assertThat(daemon.get("/api/v1/mailings/" + mailing).statusCode()).isEqualTo(404);
  }

  @Test
  void objectOfEndlessFieldsIsRefusedBeforeItIsHeld() {
    String fields =
        IntStream.range(0, 60)
            .mapToObj(i -> "\"f" + i + "\":\"\"")
            .collect(Collectors.joining(","));
    HttpResponse<String> response =
        upload("/recipients", "application/json", "{\"recipients\":[{" + fields + "}]}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("more than 50 fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson"})
  void answerThatBreaksOffInTheMiddleIsNeverTakenForTheWhole(String accepted) {
    daemon
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create function break_off() returns trigger language plpgsql as"
                      + " 'begin raise exception using message = ''broken''; end'");
              handle.execute(
                  "create trigger break_off before insert on address for each row when"
                      + " (new.email = 'last@breaks.example') execute function break_off()");
            });
    try {
      String body =
          IntStream.range(0, 20_000)
              .mapToObj(i -> "early" + i + "@breaks.example\n")
              .collect(Collectors.joining("", "address\n", "last@breaks.example\n"));
      HttpRequest request =
          daemon
              .request(at("/recipients"))
              .header("Content-Type", CSV)
              .header("Accept", accepted)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThatThrownBy(() -> RunningDaemon.send(request))
          .isInstanceOf(UncheckedIOException.class);
    } finally {
      daemon.jdbi().useHandle(handle -> handle.execute("drop function break_off cascade"));
    }
  }

  @Test
  void bodyOfAnotherTypeIsRefused() {
    assertThat(upload("/recipients", "application/xml", "<a/>").statusCode()).isEqualTo(415);
    assertThat(upload("/events", "text/plain", "x").statusCode()).isEqualTo(415);
  }

  @Test
  void eventsAreReportedByAddressAndByKeyAndOnce() {
    upload("/recipients", CSV, "address,recipientKey\n" + address("ann") + ",k1\n");
    String events =
        "event,address,recipientKey,at\n"
            + "sent,,k1,2026-06-01T12:00:00Z\n"
            + "opened,,k1,2026-06-01T14:00:00Z\n"
            + "opened,,k1,2026-06-01T13:00:00Z\n"
            + "delivered,"
            + address("bob")
            + ",,2026-06-01T12:00:05Z\n"
            + "sent,,nobody,\n";
    JsonNode first = RunningDaemon.tree(upload("/events", CSV, events));
    assertThat(first.get("taken").asInt()).isEqualTo(5);
    assertThat(first.get("changed").asInt()).isEqualTo(2);
    assertThat(first.get("unknownKeys").get(0).asText()).isEqualTo("nobody");
    JsonNode again = RunningDaemon.tree(upload("/events", CSV, events));
    assertThat(again.get("changed").asInt()).isZero();
    JsonNode ann =
        daemon
            .json("/api/v1/mailings/" + mailing + "/recipients?address=" + address("ann"))
            .at("/items/0");
    assertThat(ann.get("sentAt").asText()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(ann.get("openedAt").asText()).isEqualTo("2026-06-01T13:00:00Z");
    assertThat(totals().get("sent").asInt()).isEqualTo(1);
    assertThat(totals().get("delivered").asInt()).isEqualTo(1);
    assertThat(totals().get("opened").asInt()).isEqualTo(1);
    assertThat(totals().get("ready").asInt()).isEqualTo(1);
  }

  @Test
  void deliveryIsASignOfLifeAfterTheBouncesBeforeIt() {
    rows.address(address("ann"), "usable");
    rows.execute(
        "update address set consecutive = 3, last_bounce_at = '2026-06-01T12:00:00Z'"
            + " where email = ?",
        address("ann"));
    delivered("2026-06-01T11:00:00Z");
    assertThat(consecutive()).isEqualTo(3);
    delivered("2026-06-01T13:00:00Z");
    assertThat(consecutive()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"sent\"}",
        "{\"event\":\"sent\",\"address\":\"a@example.com\",\"recipientKey\":\"k\"}",
        "{\"event\":\"clicked\",\"address\":\"a@example.com\"}",
        "{\"address\":\"a@example.com\"}",
        "{\"event\":\"sent\",\"address\":\"a@example.com\",\"at\":\"yesterday\"}",
        "{\"event\":\"sent\",\"recipientKey\":\"\\u0000\"}"
      })
  void eventThatMakesNoSenseIsRefused(String event) {
    HttpResponse<String> response = upload("/events", NDJSON, event);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains("line 1");
  }

  @Test
  void checkAnswersOnlyTheAddressesToSkipWithTheReason() {
    rows.address(address("gone"), "blocked");
    rows.execute(
        "update address set category = 'mailbox_unknown' where email = ?", address("gone"));
    rows.address(address("fine"), "usable");
    String body =
        "{\"addresses\":[\""
            + address("fine")
            + "\",\""
            + address("GONE")
            + "\",\"never heard of@\"]}";
    JsonNode skip = RunningDaemon.tree(daemon.post("/api/v1/check", body)).get("skip");
    assertThat(skip.findValuesAsText("address"))
        .containsExactly(address("GONE"), "never heard of@");
    assertThat(skip.findValuesAsText("cause")).containsExactly("hard_bounce", "invalid_address");
    assertThat(skip.get(0).get("reason").asText()).isEqualTo("The address does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"addresses\":[]}", "{\"addresses\":[\"a\"],\"x\":1}", "5"})
  void checkOfNothingIsRefused(String body) {
    assertThat(daemon.post("/api/v1/check", body).statusCode()).isEqualTo(400);
  }

  @Test
  void softBouncesAreDueForAnotherTryUntilTheyAreSentToAgain() {
    Instant noon = Instant.parse("2026-06-01T12:00:00Z");
    Map<String, String> categories = Map.of("grey", "greylisted", "full", "mailbox_full");
    categories.forEach(
        (name, category) -> {
          rows.address(address(name), "usable");
          rows.execute(
              "insert into mailing_recipient (mailing_id, tag, verdict, category, fault,"
                  + " bounced_at, last_bounce_at) values (?, ?, 'soft', ?, 'infrastructure', ?, ?)",
              mailing,
              LedgerRows.tag(address(name)),
              category,
              noon,
              noon);
        });
    String path = "/api/v1/mailings/" + mailing + "/retries";
    JsonNode due = daemon.json(path + "?dueAtBefore=2026-06-01T12:31:00Z").get("items");
    assertThat(due.findValuesAsText("address")).containsExactly(address("grey"));
    assertThat(due.get(0).get("dueAt").asText()).isEqualTo("2026-06-01T12:30:00Z");
    assertThat(daemon.json(path).get("items")).hasSize(2);
    upload(
        "/events",
        NDJSON,
        "{\"event\":\"sent\",\"address\":\""
            + address("grey")
            + "\",\"at\":\"2026-06-01T13:00:00Z\"}");
    assertThat(daemon.json(path).get("items").findValuesAsText("address"))
        .containsExactly(address("full"));
  }

  @Test
  void onlyASenderSends() {
    HttpRequest request =
        HttpRequest.newBuilder(daemon.api("/api/v1/check"))
            .header("Authorization", "Bearer " + daemon.key("read"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"addresses\":[\"a@example.com\"]}"))
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(403);
  }

  private void delivered(String at) {
    upload(
        "/events",
        NDJSON,
        "{\"event\":\"delivered\",\"address\":\"" + address("ann") + "\",\"at\":\"" + at + "\"}");
  }

  private int consecutive() {
    return daemon.json("/api/v1/addresses/" + address("ann")).get("consecutive").asInt();
  }

  private JsonNode totals() {
    return daemon.json("/api/v1/mailings/" + mailing).get("totals");
  }

  private HttpResponse<String> upload(String path, String type, String body) {
    return RunningDaemon.send(
        daemon
            .request(at(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String at(String path) {
    return "/api/v1/mailings/" + mailing + path;
  }

  private String address(String name) {
    return name + mailing + "@example.com";
  }
}
