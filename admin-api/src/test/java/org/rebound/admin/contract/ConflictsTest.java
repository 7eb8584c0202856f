package org.rebound.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rebound.admin.LedgerRows;
import org.rebound.admin.RunningDaemon;

/** Every described error that is about what is there, and not about the request, is provoked. */
class ConflictsTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();
  private static final String UUID = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

  private final ApiDocument document = ApiDocument.of(DAEMON);
  private final ExampleWorld world = new ExampleWorld(DAEMON);

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  /**
   * A request that is refused.
   *
   * @param before what makes it so, in SQL
   */
  private record Case(
      String operation, String problem, String before, Map<String, String> path, String body) {

    static Case of(String operation, String problem, String body) {
      return new Case(operation, problem, "select 1", Map.of(), body);
    }

    Case before(String sql) {
      return new Case(operation, problem, sql, path, body);
    }

    Case at(String name, String value) {
      return new Case(operation, problem, before, Map.of(name, value), body);
    }
  }

  private static List<Case> cases() {
    String other =
        "insert into contact (id, key, created_at) overriding system value values (18, 'crm-4712',"
            + " now())";
    String stranger = other + "; update address set contact_id = 18";
    List<Case> cases = new ArrayList<>();
    for (String kind : List.of("Selection", "Project")) {
      cases.add(Case.of("create" + kind, "name-taken", "{'name':'Spring letter'}"));
      cases.add(
          Case.of("rename" + kind, "name-taken", "{'name':'Taken'}")
              .before(
                  "insert into collection (kind, name, created_at) values (lower('"
                      + kind
                      + "'), 'Taken', now())"));
    }
    String address = "{'addresses':['user@example.com']}";
    cases.add(Case.of("createContact", "key-taken", "{'key':'crm-4711'}"));
    cases.add(Case.of("createContact", "address-taken", address));
    cases.add(Case.of("changeContact", "key-taken", "{'key':'crm-4712'}").before(other));
    cases.add(Case.of("addContactAddress", "address-taken", "").before(stranger));
    cases.add(
        Case.of("correctContactAddress", "address-taken", "{'address':'taken@example.com'}")
            .before(
                other
                    + "; insert into address (tag, email, contact_id, first_seen_at) values ("
                    + LedgerRows.tag("taken@example.com")
                    + ", 'taken@example.com', 18, now())"));
    cases.add(Case.of("createKey", "name-taken", "{'name':'newsletter server','role':'read'}"));
    cases.add(Case.of("revokeKey", "last-admin-key", "").at("id", "1"));
    cases.add(Case.of("makeMailing", "mailing-exists", "{'id':42}"));
    cases.add(Case.of("getRawMessage", "gone", "").before("delete from message_raw"));
    cases.add(Case.of("getBounceText", "gone", "").before("delete from message_raw"));
    cases.add(
        Case.of("followChanges", "cursor-lost", "")
            .at("since", "WyIxIiwiY2hhbmdlcyIsImIiLCI1IiwiOTkiLCIyMDI2LTExLTIyVDEyOjAwOjAwWiJd"));
    cases.add(
        Case.of("replayWebhook", "cursor-lost", "{'delivery':31}")
            .before(
                "update webhook_delivery set cursor ="
                    + " 'WyIxIiwiY2hhbmdlcyIsImIiLCI1IiwiOTkiLCIyMDI2LTExLTIyVDEyOjAwOjAwWiJd'"));
    cases.add(Case.of("exportList", "count-changed", "").at("expected", "99"));
    cases.add(Case.of("exportPicked", "count-changed", "{'ids':['1']}").at("expected", "99"));

    cases.add(
        Case.of(
            "act", "count-changed", "{'action':'clear','list':'blocked-addresses','expected':2}"));
    cases.add(
        Case.of(
            "act",
            "name-taken",
            "{'action':'add-to-project','ids':['user@example.com'],'collection':{'name':'Spring"
                + " letter'}}"));
    cases.add(
        Case.of("act", "idempotency-key-reused", "{'action':'clear','ids':['user@example.com']}")
            .before(
                "update job set idempotency_key = '8e03978e-40d5-43dd-bc93-6894a57f9324',"
                    + " fingerprint = '\\x00', state = 'done'"));
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> everyConflictIsAnsweredAsDescribedAndChangesNothing() {
    return cases().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.operation() + ", " + one.problem(), () -> isRefused(one)));
  }

  private void isRefused(Case one) {
    ApiOperation operation =
        document.operations().stream()
            .filter(known -> known.id().equals(one.operation()))
            .findFirst()
            .orElseThrow();
    world.make();
    new LedgerRows(DAEMON.jdbi()).execute(one.before());
    Map<String, String> before = world.snapshot();
    Stream<ApiOperation.Body> body =
        one.body().isEmpty()
            ? Stream.of()
            : Stream.of(
                new ApiOperation.Body(
                    "conflict", "application/json", one.body().replace('\'', '"')));
    HttpRequest.Builder request =
        operation
            .request(DAEMON, operation.target(one.path()), body)
            .header("Authorization", "Bearer " + DAEMON.key());
    if (one.problem().startsWith("idempotency")) {
      request.header("Idempotency-Key", UUID);
    }
    HttpResponse<String> answer = RunningDaemon.send(request.build());
    assertThat(RunningDaemon.tree(answer).path("type").asText())
        .as(answer.body())
        .isEqualTo("urn:rebound:problem:" + one.problem());
    assertThat(operation.problems(answer.statusCode())).contains(one.problem());
    assertThat(world.snapshot()).isEqualTo(before);
  }

  @Test
  void everyDescribedConflictHasItsTest() {
    List<String> described =
        document
            .closed()
            .flatMap(
                operation ->
                    Stream.of(409, 410, 422)
                        .flatMap(status -> operation.problems(status).stream())
                        .map(problem -> operation.id() + ", " + problem))
            .sorted(Comparator.naturalOrder())
            .toList();
    assertThat(cases().stream().map(one -> one.operation() + ", " + one.problem()))
        .containsExactlyInAnyOrderElementsOf(described);
  }
}
