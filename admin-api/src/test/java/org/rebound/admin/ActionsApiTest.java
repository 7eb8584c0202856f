package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each action, on picked addresses and on filters, and what is refused. */
class ActionsApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final Actions actions = new Actions(daemon);
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long number = LedgerRows.number();
  private final String domain = "d" + number + ".example";
  private final String ann = "ann@" + domain;
  private final String bob = "bob@" + domain;

  private void annIsBlockedAndBobIsNot() {
    rows.address(ann, "blocked");
    rows.address(bob, "usable");
  }

  @Test
  void clearedAddressIsUsableAgainAndItsHistorySaysWho() {
    annIsBlockedAndBobIsNot();
    JsonNode job = actions.done("{'action':'clear','ids':['" + ann + "','" + bob + "']}");
    assertThat(job.get("total").asInt()).isEqualTo(2);
    assertThat(job.get("done").asInt()).isEqualTo(2);
    assertThat(job.get("changed").asInt()).as("bob had one bounce that counted").isEqualTo(2);
    JsonNode address = address(ann);
    assertThat(address.get("state").asText()).isEqualTo("usable");
    assertThat(address.get("bounces").asInt()).isZero();
    assertThat(address.has("blockedAt")).isFalse();
    JsonNode transition = address.at("/transitions/0");
    assertThat(transition.get("cause").asText()).isEqualTo("cleared");
    assertThat(transition.get("before").asText()).isEqualTo("blocked");
    assertThat(transition.get("actor").asText()).isEqualTo(job.get("actor").asText());
    assertThat(one("select cleared_at is not null from address where email = ?", ann))
        .isEqualTo("t");
    assertThat(actions.done("{'action':'clear','ids':['" + ann + "']}").get("changed").asInt())
        .as("clearing again changes nothing")
        .isZero();
  }

  @Test
  void complaintStaysBlockedWhenTheBounceFlagIsCleared() {
    rows.address(ann, "blocked");
    rows.execute("update address set cause = 'complaint' where email = ?", ann);
    actions.done("{'action':'clear','ids':['" + ann + "']}");
    assertThat(address(ann).get("state").asText()).isEqualTo("blocked");
    assertThat(address(ann).get("cause").asText()).isEqualTo("complaint");
    assertThat(address(ann).get("bounces").asInt()).isZero();
  }

  @Test
  void blockedByHandWithAReasonUntilItIsCleared() {
    annIsBlockedAndBobIsNot();
    String block = "{'action':'block','reason':'Asked by telephone','ids':['%s','%s']}";
    JsonNode job = actions.done(block.formatted(ann, bob));
    assertThat(job.get("changed").asInt()).isEqualTo(1);
    assertThat(job.get("reason").asText()).isEqualTo("Asked by telephone");
    assertThat(address(ann).get("cause").asText()).isEqualTo("hard_bounce");
    assertThat(address(bob).get("state").asText()).isEqualTo("blocked");
    assertThat(address(bob).get("cause").asText()).isEqualTo("manual");
    assertThat(address(bob).has("blockedAt")).isTrue();
    assertThat(address(bob).at("/transitions/0/reason").asText()).isEqualTo("Asked by telephone");
    actions.done("{'action':'clear','ids':['" + bob + "']}");
    assertThat(address(bob).get("state").asText()).isEqualTo("usable");
  }

  @Test
  void formerEmployeeIsMarkedAtTheContactAndEveryAddressHasOneThen() {
    annIsBlockedAndBobIsNot();
    rows.execute("insert into contact (key, created_at) values (?, now())", domain);
    rows.execute(
        "update address set contact_id = (select id from contact where key = ?) where email = ?",
        domain,
        ann);
    String body = "{'action':'former-employee','ids':['" + ann + "','" + bob + "']}";
    assertThat(actions.done(body).get("changed").asInt()).isEqualTo(2);
    JsonNode left =
        daemon.json("/api/v1/addresses?formerEmployee=true&domain=" + domain).get("items");
    assertThat(left.findValuesAsText("address")).containsExactly(ann, bob);
    assertThat(left.get(0).get("contactKey").asText()).isEqualTo(domain);
    assertThat(actions.done(body).get("changed").asInt()).isZero();
  }

  @Test
  void filteredAddressesGoIntoANewSelectionAndTwiceChangesNothing() {
    annIsBlockedAndBobIsNot();
    String filter = "'list':'addresses','filter':{'domain':['" + domain + "']},'expected':2";
    JsonNode job =
        actions.done(
            "{'action':'add-to-selection',%s,'collection':{'name':'S %d'}}"
                .formatted(filter, number));
    long selection = job.get("collection").asLong();
    assertThat(job.get("changed").asInt()).isEqualTo(2);
    assertThat(job.get("filter").get("domain").asText()).isEqualTo(domain);
    assertThat(one("select kind || ' ' || name from collection where id = ?", selection))
        .isEqualTo("selection S " + number);
    assertThat(one("select count(*) from collection_member where collection_id = ?", selection))
        .isEqualTo("2");
    String again = "{'action':'add-to-selection',%s,'collection':{'id':%d}}";
    assertThat(actions.done(again.formatted(filter, selection)).get("changed").asInt()).isZero();
    HttpResponse<String> taken =
        actions.post(
            "{'action':'add-to-selection',%s,'collection':{'name':'S %d'}}"
                .formatted(filter, number));
    refused(taken, 409, "name-taken");
    HttpResponse<String> otherKind =
        actions.post(
            "{'action':'add-to-project',%s,'collection':{'id':%d}}".formatted(filter, selection));
    refused(otherKind, 400, "invalid-body");
  }

  @Test
  void bouncesAndRecipientsGoIntoAProjectEachAddressOnce() {
    rows.bounce(number, ann, Instant.parse("2026-04-01T00:00:00Z"), "hard", "moved");
    rows.bounce(number, ann, Instant.parse("2026-04-02T00:00:00Z"), "hard", "moved");
    rows.recipient(number, ann, "hard", "moved");
    rows.address(bob, "usable");
    rows.recipient(number, bob, null, null);
    JsonNode bounces =
        actions.done(
            ("{'action':'add-to-project','list':'bounces','filter':{'mailing':['%d']},"
                    + "'expected':2,'collection':{'name':'P %d'}}")
                .formatted(number, number));
    assertThat(bounces.get("total").asInt()).isEqualTo(1);
    JsonNode recipients =
        actions.done(
            ("{'action':'add-to-project','list':'recipients','filter':{'mailing':['%d']},"
                    + "'expected':2,'collection':{'id':%d}}")
                .formatted(number, bounces.get("collection").asLong()));
    assertThat(recipients.get("total").asInt()).isEqualTo(2);
    assertThat(recipients.get("changed").asInt()).as("bob was missing").isEqualTo(1);
  }

  @Test
  void filterThatLetsAnotherNumberThroughNowIsRefusedWithTheNumber() {
    annIsBlockedAndBobIsNot();
    String clear =
        "{'action':'clear','list':'blocked-addresses','filter':{'domain':['" + domain + "']},";
    HttpResponse<String> refused = actions.post("K" + number, clear + "'expected':2}");
    refused(refused, 409, "count-changed");
    assertThat(RunningDaemon.tree(refused).get("count").asInt()).isEqualTo(1);
    assertThat(address(ann).get("state").asText()).isEqualTo("blocked");
    HttpResponse<String> seen = actions.post("K" + number, clear + "'expected':1}");
    assertThat(seen.statusCode()).as("a refused request uses up no key").isEqualTo(200);
    assertThat(address(ann).get("state").asText()).isEqualTo("usable");
  }

  @Test
  void sameRequestUnderTheSameKeyIsDoneOnce() {
    annIsBlockedAndBobIsNot();
    String key = "\"once-" + number + "\"";
    String body = "{'action':'clear','ids':['" + ann + "']}";
    JsonNode first = RunningDaemon.tree(actions.post(key, body));
    actions.await(first.get("id").asLong(), "done");
    rows.execute("update address set state = 'blocked' where email = ?", ann);
    JsonNode second = RunningDaemon.tree(actions.post(key, body));
    assertThat(second.get("id")).isEqualTo(first.get("id"));
    assertThat(address(ann).get("state").asText()).isEqualTo("blocked");
    HttpResponse<String> other = actions.post(key, "{'action':'delete','ids':['" + ann + "']}");
    refused(other, 422, "idempotency-key-reused");
    assertThat(daemon.get("/api/v1/addresses/" + ann).statusCode()).isEqualTo(200);
  }

  @Test
  void everyActionIsInTheAuditListWithWhoAndHowMany() {
    annIsBlockedAndBobIsNot();
    long job =
        actions.done("{'action':'block','reason':'r','ids':['" + bob + "']}").get("id").asLong();
    JsonNode row = daemon.json("/api/v1/audit?object=job%20" + job).at("/items/0");
    assertThat(row.get("action").asText()).isEqualTo("block");
    assertThat(row.get("count").asInt()).isEqualTo(1);
    assertThat(row.get("peer").asText()).isEqualTo("127.0.0.1");
    assertThat(row.get("details").findValuesAsText("value")).contains("r", "done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'action':'explode','ids':['a@example.com']}",
        "{'action':'clear'}",
        "{'action':'clear','ids':[]}",
        "{'action':'clear','ids':['no id']}",
        "{'action':'clear','ids':[null]}",
        "{'action':'clear','ids':['nobody-knows-him@example.com']}",
        "{'action':'clear','ids':['1'],'list':'addresses','expected':1}",
        "{'action':'clear','ids':['1'],'expected':1}",
        "{'action':'clear','ids':['1'],'more':1}",
        "{'action':'clear','ids':['1'],'reason':'r'}",
        "{'action':'clear','ids':['1'],'collection':{'id':1}}",
        "{'action':'clear','list':'addresses','filter':{}}",
        "{'action':'clear','list':'mailings','filter':{},'expected':0}",
        "{'action':'clear','list':'nothing','filter':{},'expected':0}",
        "{'action':'clear','list':'addresses','filter':{'domain':[]},'expected':0}",
        "{'action':'clear','list':'addresses','filter':{'domain':'x'},'expected':0}",
        "{'action':'clear','list':'addresses','filter':{'state':['odd']},'expected':0}",
        "{'action':'clear','list':'addresses','filter':{'colour':['red']},'expected':0}",
        "{'action':'clear','list':'addresses','filter':{},'expected':-1}",
        "{'action':'clear','list':'addresses','filter':{},'expected':'many'}",
        "{'action':'block','ids':['1']}",
        "{'action':'block','ids':['1'],'reason':''}",
        "{'action':'block','ids':['1'],'reason':'write to a@example.com'}",
        "{'action':'add-to-selection','ids':['1']}",
        "{'action':'add-to-selection','ids':['1'],'collection':{}}",
        "{'action':'add-to-selection','ids':['1'],'collection':{'id':1,'name':'n'}}",
        "{'action':'add-to-selection','ids':['ann@act.example'],'collection':{'id':99999999}}"
      })
  void whatMakesNoSenseIsRefusedAndChangesNothing(String body) {
    rows.address("ann@act.example", "blocked");
    List<String> before = state();
    HttpResponse<String> response = actions.post(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "two words", "\"a\"b\""})
  void whatIsNoIdempotencyKeyIsRefused(String key) {
    annIsBlockedAndBobIsNot();
    refused(
        actions.post(key, "{'action':'clear','ids':['" + ann + "']}"), 400, "invalid-parameter");
  }

  @Test
  void jobThatIsNotThereIsNotFound() {
    assertThat(daemon.get("/api/v1/jobs/99999999").statusCode()).isEqualTo(404);
    assertThat(daemon.post("/api/v1/jobs/99999999/cancel", "").statusCode()).isEqualTo(404);
    assertThat(daemon.get("/api/v1/jobs/x").statusCode()).isEqualTo(400);
  }

  @Test
  void keyThatMayOnlyLookMayNotAct() {
    var request =
        java.net.http.HttpRequest.newBuilder(daemon.api("/api/v1/actions"))
            .header("Authorization", "Bearer " + daemon.key("read"))
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(403);
  }

  private JsonNode address(String address) {
    return daemon.json("/api/v1/addresses/" + address);
  }

  private String one(String sql, Object parameter) {
    return daemon
        .jdbi()
        .withHandle(handle -> handle.select(sql, parameter).mapTo(String.class).one());
  }

  private List<String> state() {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select (select count(*) from job) || ' ' || (select count(*) from"
                            + " job_target) || ' ' || (select count(*) from collection) || ' ' ||"
                            + " (select count(*) from address where state = 'blocked')")
                    .mapTo(String.class)
                    .list());
  }

  private static void refused(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(RunningDaemon.tree(response).get("type").asText())
        .isEqualTo("urn:rebound:problem:" + type);
  }
}
