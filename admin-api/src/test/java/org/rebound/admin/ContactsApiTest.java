package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts: people with their addresses, each with what is the matter with it. */
class ContactsApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long number = LedgerRows.number();
  private final String wrong = "wrong" + number + "@example.com";
  private final String right = "right" + number + "@example.com";

  @Test
  void contactIsOpenedFromItsAddress() {
    JsonNode made = make("\"crm-" + number + "\"", "Eve Jensen", wrong);
    JsonNode item = daemon.json("/api/v1/addresses?address=" + wrong).at("/items/0");
    assertThat(item.get("contact").asLong()).isEqualTo(made.get("id").asLong());
    assertThat(item.get("contactName").asText()).isEqualTo("Eve Jensen");
    JsonNode opened = daemon.json(path(made));
    assertThat(opened).isEqualTo(made);
    assertThat(opened.get("key").asText()).isEqualTo("crm-" + number);
    assertThat(opened.get("addressCount").asInt()).isEqualTo(1);
    assertThat(opened.at("/addresses/0/address").asText()).isEqualTo(wrong);
    assertThat(opened.at("/addresses/0").has("warning")).isFalse();
    assertThat(
            daemon
                .json("/api/v1/addresses?contact=" + made.get("id").asText())
                .get("items")
                .findValuesAsText("address"))
        .containsExactly(wrong);
    assertThat(daemon.json("/api/v1/contacts?key=crm-" + number).get("items")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocked | hard_bounce | mailbox_unknown | en | Blocked after a bounce for good. The address does not exist.",
        "blocked | too_many_bounces | mailbox_full | da | Spærret efter for mange afvisninger. Postkassen er fuld.",
        "blocked | complaint | | en | Blocked because the recipient marked mail as spam.",
        "blocked | manual | mailbox_full | en | An administrator blocked the address.",
        "usable | | mailbox_full | en | Mail to it bounced; it is not blocked. The mailbox is full.",
      })
  void warningSaysTheCauseInWords(
      String state, String cause, String category, String language, String words) {
    JsonNode made = make("null", "Warned", wrong);
    rows.execute(
        "update address set state = ?, cause = ?, category = ?, bounces = 1, last_bounce_at = ?,"
            + " last_bounce_id = 5 where tag = ?",
        state,
        cause,
        category,
        Instant.parse("2026-06-01T12:00:00Z"),
        LedgerRows.tag(wrong));
    JsonNode opened =
        RunningDaemon.tree(
            RunningDaemon.send(
                daemon.request(path(made)).header("Accept-Language", language).build()));
    assertThat(opened.at("/addresses/0/warning").asText()).isEqualTo(words);
    assertThat(opened.at("/addresses/0/lastBounceAt").asText()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(opened.at("/addresses/0/lastBounce").asInt()).isEqualTo(5);
  }

  @Test
  void correctedAddressStartsCleanAndTheOldOneKeepsItsHistory() {
    rows.address(wrong, "blocked");
    JsonNode made = make("null", "Corrected", wrong);
    JsonNode corrected = RunningDaemon.tree(correct(made, wrong, right));
    assertThat(corrected.at("/addresses/0/address").asText()).isEqualTo(right);
    assertThat(corrected.at("/addresses/0/state").asText()).isEqualTo("usable");
    assertThat(corrected.at("/addresses/0/bounces").asInt()).isZero();
    assertThat(corrected.at("/addresses/0").has("correctedAt")).isFalse();
    assertThat(corrected.at("/addresses/1/address").asText()).isEqualTo(wrong);
    assertThat(corrected.at("/addresses/1/state").asText()).isEqualTo("blocked");
    assertThat(corrected.at("/addresses/1/bounces").asInt()).isEqualTo(1);
    assertThat(corrected.at("/addresses/1/correctedTo").asText()).isEqualTo(right);
    assertThat(corrected.get("addressCount").asInt()).isEqualTo(1);
    assertThat(actions(made)).containsExactly("correct-address-of-contact", "create-contact");
    assertThat(auditOf(made)).doesNotContain(wrong).doesNotContain(right);
  }

  @Test
  void rightAddressThatWasHeardOfBeforeKeepsItsOwnState() {
    rows.address(right, "blocked");
    JsonNode corrected = RunningDaemon.tree(correct(make("null", "Known", wrong), wrong, right));
    assertThat(corrected.at("/addresses/0/address").asText()).isEqualTo(right);
    assertThat(corrected.at("/addresses/0/state").asText()).isEqualTo("blocked");
  }

  @Test
  void correctionThatWasWrongIsTakenBackByCorrectingBack() {
    JsonNode made = make("null", "Back", wrong);
    correct(made, wrong, right);
    problem(correct(made, wrong, "third" + number + "@example.com"), 404, "not-found");
    JsonNode back = RunningDaemon.tree(correct(made, right, wrong));
    assertThat(back.at("/addresses/0/address").asText()).isEqualTo(wrong);
    assertThat(back.at("/addresses/0").has("correctedAt")).isFalse();
    assertThat(back.at("/addresses/1/correctedTo").asText()).isEqualTo(wrong);
  }

  @Test
  void addressOfAnotherContactIsTakenUntilItIsTakenOffOrCorrected() {
    JsonNode first = make("null", "First", wrong);
    JsonNode second = make("null", "Second", right);
    problem(correct(second, right, wrong), 409, "address-taken");
    problem(post("null", "Third", wrong), 409, "address-taken");
    problem(daemon.call("PUT", path(second) + "/addresses/" + wrong, ""), 409, "address-taken");
    assertThat(daemon.json(path(second)).get("addresses")).hasSize(1);
    assertThat(daemon.call("DELETE", path(first) + "/addresses/" + wrong, "").statusCode())
        .isEqualTo(204);
    problem(daemon.call("DELETE", path(first) + "/addresses/" + wrong, ""), 404, "not-found");
    JsonNode now = RunningDaemon.tree(daemon.call("PUT", path(second) + "/addresses/" + wrong, ""));
    assertThat(now.get("addressCount").asInt()).isEqualTo(2);
    assertThat(daemon.call("PUT", path(second) + "/addresses/" + wrong, "").statusCode())
        .isEqualTo(200);
    assertThat(actions(second)).containsExactly("add-address-to-contact", "create-contact");
  }

  @Test
  void addressThatIsNotTheContactsIsNotCorrectedAndNothingIsMade() {
    JsonNode made = make("null", "Foreign", wrong);
    String other = "other" + number + "@example.com";
    problem(correct(made, other, right), 404, "not-found");
    assertThat(daemon.get("/api/v1/addresses/" + other).statusCode()).isEqualTo(404);
    assertThat(daemon.get("/api/v1/addresses/" + right).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"address\":null}",
        "{\"address\":\"\"}",
        "{\"address\":\"no address\"}",
        "{\"address\":7}",
        "{\"adress\":\"a@example.com\"}"
      })
  void correctionToNothingIsRefused(String body) {
    JsonNode made = make("null", "Refused", wrong);
    problem(
        daemon.post(path(made) + "/addresses/" + wrong + "/correction", body), 400, "invalid-body");
    assertThat(daemon.json(path(made))).isEqualTo(made);
  }

  @Test
  void addressIsNotCorrectedToItself() {
    JsonNode made = make("null", "Same", wrong);
    problem(correct(made, wrong, wrong.toUpperCase(java.util.Locale.ROOT)), 400, "invalid-body");
  }

  @Test
  void contactIsChangedAFieldAtATimeAndMarkedAsHavingLeft() {
    JsonNode made = make("\"k-" + number + "\"", "Before", wrong);
    JsonNode left = change(made, "{\"formerEmployee\":true}");
    assertThat(left.get("formerEmployee").asBoolean()).isTrue();
    assertThat(left.get("name").asText()).isEqualTo("Before");
    String since = left.get("formerEmployeeAt").asText();
    JsonNode again = change(made, "{\"formerEmployee\":true,\"name\":\"After\"}");
    assertThat(again.get("formerEmployeeAt").asText()).isEqualTo(since);
    assertThat(again.get("name").asText()).isEqualTo("After");
    assertThat(daemon.json("/api/v1/addresses?address=" + wrong).at("/items/0/formerEmployee"))
        .isEqualTo(RunningDaemon.JSON.getNodeFactory().booleanNode(true));
    JsonNode back = change(made, "{\"formerEmployee\":false,\"key\":\"\"}");
    assertThat(back.get("formerEmployee").asBoolean()).isFalse();
    assertThat(back.has("key")).isFalse();
    assertThat(auditOf(made)).doesNotContain("After").contains("name, formerEmployee");
  }

  @Test
  void keyThatAnotherContactHasIsTaken() {
    make("\"dup-" + number + "\"", "One", wrong);
    problem(post("\"dup-" + number + "\"", "Two", right), 409, "key-taken");
    assertThat(daemon.get("/api/v1/addresses/" + right).statusCode()).isEqualTo(404);
    JsonNode two = make("null", "Two", right);
    problem(daemon.call("PATCH", path(two), "{\"key\":\"dup-" + number + "\"}"), 409, "key-taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"addresses\":[]}",
        "{\"name\":\"\"}",
        "{\"name\":7}",
        "{\"key\":\"a\\nb\"}",
        "{\"addresses\":[\"no\"]}",
        "{\"addresses\":[null]}",
        "{\"addresses\":{}}",
        "{\"name\":\"a\",\"id\":5}"
      })
  void contactThatCannotBeIsRefused(String body) {
    problem(daemon.post("/api/v1/contacts", body), 400, "invalid-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"name\":null}",
        "{\"formerEmployee\":\"yes\"}",
        "{\"formerEmployee\":\"true\"}",
        "{\"formerEmployee\":1}",
        "{\"name\":\" \"}",
        "{\"addresses\":[\"a@example.com\"]}"
      })
  void changeThatCannotBeIsRefused(String body) {
    JsonNode made = make("null", "Kept", wrong);
    problem(daemon.call("PATCH", path(made), body), 400, "invalid-body");
    assertThat(daemon.json(path(made))).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/contacts/0, 400",
    "GET, /api/v1/contacts/x, 400",
    "GET, /api/v1/contacts/9000000000, 404",
    "GET, /api/v1/contacts?nme=x, 400",
    "PUT, /api/v1/contacts/9000000000/addresses/a@example.com, 404",
    "PUT, /api/v1/contacts/1/addresses/no-at, 400",
    "DELETE, /api/v1/contacts/9000000000/addresses/a@example.com, 404",
  })
  void pathThatLeadsNowhere(String method, String path, int status) {
    assertThat(daemon.call(method, path, "").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"read, 200, 403", "manage, 200, 200", "send, 403, 403"})
  void lookingNeedsReadAndChangingNeedsManage(String role, int looking, int changing) {
    String path = path(make("null", "Roles", wrong));
    String key = daemon.key(role);
    assertThat(daemon.call(key, "GET", path, "").statusCode()).isEqualTo(looking);
    assertThat(daemon.call(key, "GET", "/api/v1/contacts", "").statusCode()).isEqualTo(looking);
    assertThat(daemon.call(key, "PATCH", path, "{\"name\":\"x\"}").statusCode())
        .isEqualTo(changing);
    assertThat(daemon.call(key, "PUT", path + "/addresses/" + right, "").statusCode())
        .isEqualTo(changing);
    String body = "{\"address\":\"third" + number + "@example.com\"}";
    assertThat(
            daemon
                .call(key, "POST", path + "/addresses/" + wrong + "/correction", body)
                .statusCode())
        .isEqualTo(changing);
    assertThat(daemon.call(key, "DELETE", path + "/addresses/" + wrong, "").statusCode())
        .isEqualTo(changing == 200 ? 204 : changing);
    assertThat(daemon.call(key, "POST", "/api/v1/contacts", "{\"name\":\"n\"}").statusCode())
        .isEqualTo(changing == 200 ? 201 : changing);
  }

  private JsonNode make(String key, String name, String address) {
    HttpResponse<String> response = post(key, name, address);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return RunningDaemon.tree(response);
  }

  private HttpResponse<String> post(String key, String name, String address) {
    return daemon.post(
        "/api/v1/contacts",
        "{\"key\":" + key + ",\"name\":\"" + name + "\",\"addresses\":[\"" + address + "\"]}");
  }

  private JsonNode change(JsonNode contact, String body) {
    HttpResponse<String> response = daemon.call("PATCH", path(contact), body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningDaemon.tree(response);
  }

  private HttpResponse<String> correct(JsonNode contact, String from, String to) {
    return daemon.post(
        path(contact) + "/addresses/" + from + "/correction", "{\"address\":\"" + to + "\"}");
  }

  private java.util.List<String> actions(JsonNode contact) {
    return daemon
        .json("/api/v1/audit?object=contact%20" + contact.get("id").asText())
        .get("items")
        .findValuesAsText("action");
  }

  private String auditOf(JsonNode contact) {
    return daemon.get("/api/v1/audit?object=contact%20" + contact.get("id").asText()).body();
  }

  private static String path(JsonNode contact) {
    return "/api/v1/contacts/" + contact.get("id").asText();
  }

  private static void problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("urn:rebound:problem:" + type);
  }
}
