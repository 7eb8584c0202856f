package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.admin.Actions;
import org.rebound.admin.RunningDaemon;

/**
 * Rows A8 and A12 to A16: actions, each on picked addresses and on all that a filter lets through.
 * In each test two addresses of a domain of its own bounced for good; the action is on the first,
 * or on both.
 */
class ActionsRowsTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Actions actions = new Actions(DAEMON);
  private final int number = NUMBER.incrementAndGet();
  private final String domain = "shop" + number + ".example.net";
  private final String ann = "ann@" + domain;
  private final String bob = "bob@" + domain;
  private final SentMailing mailing = new SentMailing(DAEMON).hard(ann).hard(bob);

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  /** How the addresses of an action are said. */
  enum Targets {
    PICKED,
    FILTERED
  }

  @ParameterizedTest(name = "A8 what a filter shows goes to a {0} in one step")
  @ValueSource(strings = {"selection", "project"})
  void a8FromTheFilteredListInOneStep(String kind) {
    JsonNode job =
        actions.done(
            ("{'action':'add-to-%s','list':'recipients','filter':{'mailing':['%d'],"
                    + "'bounced':['true']},'expected':2,'collection':{'name':'A8 %d'}}")
                .formatted(kind, mailing.id(), number));
    assertThat(members(kind, job.get("collection").asLong())).containsExactlyInAnyOrder(ann, bob);
  }

  @ParameterizedTest(name = "A12 a new {0} is named and has the addresses, {1}")
  @CsvSource({"selection,PICKED", "selection,FILTERED", "project,PICKED", "project,FILTERED"})
  void a12AddToNew(String kind, Targets targets) {
    String name = "Call back " + number;
    JsonNode job =
        actions.done(
            body("'action':'add-to-" + kind + "','collection':{'name':'" + name + "'}", targets));
    long collection = job.get("collection").asLong();
    assertThat(DAEMON.json("/api/v1/" + kind + "s/" + collection).get("name").asText())
        .isEqualTo(name);
    assertThat(members(kind, collection)).containsExactlyInAnyOrderElementsOf(of(targets));
  }

  @ParameterizedTest(name = "A13 an existing {0} is searched, picked and filled once, {1}")
  @CsvSource({"selection,PICKED", "selection,FILTERED", "project,PICKED", "project,FILTERED"})
  void a13AddToExisting(String kind, Targets targets) {
    String name = "Spring letter " + number + kind;
    DAEMON.post("/api/v1/" + kind + "s", "{\"name\":\"" + name + "\"}");
    JsonNode found = DAEMON.json("/api/v1/" + kind + "s?q=letter%20" + number).at("/items/0");
    assertThat(found.get("name").asText()).isEqualTo(name);
    long collection = found.get("id").asLong();
    String body =
        body("'action':'add-to-" + kind + "','collection':{'id':" + collection + "}", targets);
    assertThat(actions.done(body).get("changed").asInt()).isEqualTo(of(targets).size());
    assertThat(actions.done(body).get("changed").asInt()).as("twice").isZero();
    assertThat(members(kind, collection)).containsExactlyInAnyOrderElementsOf(of(targets));
  }

  @ParameterizedTest(name = "A14 deleted addresses are gone for good, {0}")
  @EnumSource
  void a14DeletedForGood(Targets targets) {
    actions.done(body("'action':'delete'", targets));
    for (String address : of(targets)) {
      assertThat(DAEMON.get("/api/v1/addresses/" + address).statusCode()).isEqualTo(404);
      assertThat(SentMailing.skipped(DAEMON, address)).isEmpty();
    }
    assertThat(blocked()).containsExactlyElementsOf(others(targets));
    assertThat(DAEMON.json("/api/v1/bounces?q=" + domain).get("items").findValuesAsText("address"))
        .containsExactlyElementsOf(others(targets));
    assertThat(DAEMON.json("/api/v1/mailings/" + mailing.id()).at("/totals/bouncedHard").asInt())
        .as("what was counted stays counted")
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "A15 cleared addresses leave the list and are mailed again, {0}")
  @EnumSource
  void a15ClearBounceFlag(Targets targets) {
    actions.done(body("'action':'clear'", targets));
    assertThat(blocked()).containsExactlyElementsOf(others(targets));
    assertThat(SentMailing.skipped(DAEMON, ann, bob))
        .containsOnlyKeys(others(targets).toArray(String[]::new));
    assertThat(SentMailing.address(DAEMON, ann).get("bounces").asInt()).isZero();
    SentMailing.softBounces(DAEMON, ann, 5);
    assertThat(SentMailing.skipped(DAEMON, ann)).as("counted from nothing").isEmpty();
  }

  @ParameterizedTest(name = "A16 the contact is marked as having left, {0}")
  @EnumSource
  void a16SetAsFormerEmployee(Targets targets) {
    actions.done(body("'action':'former-employee'", targets));
    JsonNode left =
        DAEMON.json("/api/v1/addresses?sort=address&formerEmployee=true&domain=" + domain);
    assertThat(left.get("items").findValuesAsText("address"))
        .containsExactlyElementsOf(of(targets));
    JsonNode contact = DAEMON.json("/api/v1/contacts/" + left.at("/items/0/contact").asLong());
    assertThat(contact.get("formerEmployee").asBoolean()).isTrue();
    assertThat(contact.has("formerEmployeeAt")).isTrue();
  }

  @ParameterizedTest(name = "Addresses are blocked by hand with a reason, {0}")
  @EnumSource
  void blockedByHandWithAReason(Targets targets) {
    actions.done("{'action':'clear','ids':['" + ann + "','" + bob + "']}");
    actions.done(body("'action':'block','reason':'Asked by telephone'", targets));
    assertThat(blocked()).containsExactlyElementsOf(of(targets));
    JsonNode address = SentMailing.address(DAEMON, ann);
    assertThat(address.get("cause").asText()).isEqualTo("manual");
    assertThat(address.at("/transitions/0/reason").asText()).isEqualTo("Asked by telephone");
    assertThat(SentMailing.skip(DAEMON, ann).get("reason").asText())
        .isEqualTo("An administrator blocked the address.");
  }

  @ParameterizedTest(name = "{0} does nothing when the count is another one than was confirmed")
  @ValueSource(
      strings = {
        "'action':'clear'",
        "'action':'delete'",
        "'action':'former-employee'",
        "'action':'block','reason':'Asked by telephone'",
        "'action':'add-to-selection','collection':{'name':'Nobody'}",
        "'action':'add-to-project','collection':{'name':'Nobody'}"
      })
  void countThatNoLongerHoldsStopsTheAction(String action) {
    String filtered = body(action, Targets.FILTERED);
    String carl = "carl@" + domain;
    new SentMailing(DAEMON).hard(carl);
    HttpResponse<String> refused = actions.post(filtered);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(RunningDaemon.tree(refused).get("type").asText()).endsWith(":count-changed");
    assertThat(RunningDaemon.tree(refused).get("count").asInt()).isEqualTo(3);
    assertThat(blocked()).containsExactly(ann, bob, carl);
    assertThat(DAEMON.json("/api/v1/addresses?formerEmployee=true&domain=" + domain).get("items"))
        .isEmpty();
    assertThat(DAEMON.json("/api/v1/selections?q=Nobody").get("items")).isEmpty();
    assertThat(DAEMON.json("/api/v1/projects?q=Nobody").get("items")).isEmpty();
  }

  @Test
  @DisplayName("A14 to A16 say in the audit list who did it and to how many, never to whom")
  void everyActionIsInTheAuditList() {
    actions.done(body("'action':'clear'", Targets.FILTERED));
    JsonNode audit = DAEMON.json("/api/v1/audit?sort=-id&limit=1").at("/items/0");
    assertThat(audit.get("actor").asText()).isEqualTo("first key");
    assertThat(audit.get("count").asInt()).isEqualTo(2);
    assertThat(audit.toString()).doesNotContain("@");
  }

  /** The request for an action: on Ann, or on all that are blocked in the domain. */
  private String body(String action, Targets targets) {
    return targets == Targets.PICKED
        ? "{" + action + ",'ids':['" + ann + "']}"
        : "{" + action + ",'list':'addresses','filter':{'domain':['" + domain + "']},'expected':2}";
  }

  private List<String> of(Targets targets) {
    return targets == Targets.PICKED ? List.of(ann) : List.of(ann, bob);
  }

  private List<String> others(Targets targets) {
    return targets == Targets.PICKED ? List.of(bob) : List.of();
  }

  private List<String> blocked() {
    return DAEMON
        .json("/api/v1/blocked-addresses?sort=address&domain=" + domain)
        .get("items")
        .findValuesAsText("address");
  }

  private static List<String> members(String kind, long collection) {
    return DAEMON
        .json("/api/v1/" + kind + "s/" + collection + "/members")
        .get("items")
        .findValuesAsText("address");
  }
}
