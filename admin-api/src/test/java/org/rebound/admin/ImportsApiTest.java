package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Suppression lists of other tools: checked, started, and what becomes of their addresses. */
class ImportsApiTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();

  private final LedgerRows rows = new LedgerRows(DAEMON.jdbi());
  private final Actions actions = new Actions(DAEMON);

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @Test
  void checkingCountsWhatWouldChangeAndChangesNothing() {
    rows.address("there@count.example", "blocked");
    JsonNode seen =
        check(
            Map.of("format", "csv", "addressColumn", "Mail", "categoryColumn", "Kind"),
            """
            Mail,Kind
            new@count.example,hard
            NEW@count.example,hard
            there@count.example,hard
            spam@count.example,spam complaint
            full@count.example,soft
            no address,hard
            """);
    assertThat(seen.get("entries").asInt()).isEqualTo(6);
    assertThat(seen.get("wouldBlock").asInt()).isEqualTo(2);
    assertThat(seen.get("blockedAlready").asInt()).isEqualTo(1);
    assertThat(seen.get("wouldChange").asInt()).isZero();
    assertThat(seen.get("duplicates").asInt()).isEqualTo(1);
    assertThat(seen.get("bad").asInt()).isEqualTo(1);
    assertThat(seen.at("/leftOut/soft").asInt()).isEqualTo(1);
    assertThat(seen.get("complaints").asInt()).isEqualTo(1);
    assertThat(seen.has("job")).isFalse();
    assertThat(count("select count(*) from address where email = 'new@count.example'")).isZero();
    assertThat(count("select count(*) from job where request ->> 'import' = '" + id(seen) + "'"))
        .isZero();
  }

  @Test
  void addressIsBlockedWithAReasonThatSaysWhereItComesFrom() {
    JsonNode seen =
        check(
            Map.of("format", "sendgrid", "entries", "bounces", "source", "SendGrid bounces"),
            """
            status,reason,email,created
            5.1.1,"550 5.1.1 <anna@reason.example>: no such user",anna@reason.example,1700000000
            """);
    JsonNode job = start(seen);
    assertThat(job.get("action").asText()).isEqualTo("import");
    assertThat(job.get("changed").asInt()).isEqualTo(1);
    assertThat(job.get("reason").asText()).isEqualTo("SendGrid bounces");
    JsonNode address = DAEMON.json("/api/v1/addresses/anna@reason.example");
    assertThat(address.get("state").asText()).isEqualTo("blocked");
    assertThat(address.get("cause").asText()).isEqualTo("import");
    JsonNode blocked = timeline("anna@reason.example", "blocked");
    assertThat(blocked.get("note").asText())
        .isEqualTo(
            "SendGrid bounces, bounce: 550 5.1.1 [address] no such user (2023-11-14T22:13:20Z)");
    JsonNode audit =
        DAEMON.json("/api/v1/audit?object=job ".strip() + "%20" + job.get("id").asText());
    assertThat(audit.at("/items/0/action").asText()).isEqualTo("import");
    assertThat(audit.at("/items/0/details/1/value").asText()).isEqualTo("SendGrid bounces");
    assertThat(check("anna@reason.example").at("/skip/0/cause").asText()).isEqualTo("import");
  }

  @Test
  void complaintIsABlockForAComplaintAlsoOfAnAddressThatIsBlocked() {
    rows.address("twice@spam.example", "blocked");
    JsonNode seen =
        check(
            Map.of("format", "sendgrid", "entries", "complaints"),
            "email,created,ip\ntwice@spam.example,1700000000,192.0.2.1\nonce@spam.example,,\n");
    assertThat(seen.get("wouldBlock").asInt()).isEqualTo(1);
    assertThat(seen.get("wouldChange").asInt()).isEqualTo(1);
    assertThat(start(seen).get("changed").asInt()).isEqualTo(2);
    for (String address : List.of("twice@spam.example", "once@spam.example")) {
      assertThat(DAEMON.json("/api/v1/addresses/" + address).get("cause").asText())
          .isEqualTo("complaint");
    }
    actions.done("{'action':'clear','ids':['once@spam.example']}");
    assertThat(DAEMON.json("/api/v1/addresses/once@spam.example").get("state").asText())
        .as("clearing the bounce flag does not lift a complaint")
        .isEqualTo("blocked");
  }

  @Test
  void changeFeedTellsOfImportedAddressesAsOfAnyOther() {
    String next = next();
    start(check(Map.of("format", "text"), "a@feed.example\nb@feed.example\n"));
    List<JsonNode> changes =
        RunningDaemon.send(DAEMON.request(next).build())
            .body()
            .lines()
            .map(ImportsApiTest::tree)
            .filter(change -> change.path("address").asText().endsWith("@feed.example"))
            .toList();
    assertThat(changes)
        .extracting(c -> c.get("kind").asText(), c -> c.get("cause").asText())
        .containsExactly(tuple("blocked", "import"), tuple("blocked", "import"));
  }

  @Test
  void startingAgainAnswersTheSameJobAndBlocksNothingTwice() {
    JsonNode seen = check(Map.of("format", "text"), "once@again.example\n");
    JsonNode first = start(seen);
    actions.done("{'action':'clear','ids':['once@again.example']}");
    JsonNode second = start(seen);
    assertThat(second.get("id")).isEqualTo(first.get("id"));
    assertThat(DAEMON.json("/api/v1/addresses/once@again.example").get("state").asText())
        .isEqualTo("usable");
    assertThat(DAEMON.json("/api/v1/imports/" + id(seen)).get("job")).isEqualTo(first.get("id"));
    assertThat(count("select count(*) from import_row where import_id = " + id(seen))).isZero();
  }

  @Test
  void badLinesAreToldWithTheirLineAndHowToMendThem() {
    JsonNode seen =
        check(
            Map.of("format", "text"), "# a comment\na@lines.example\n=HYPERLINK(\"x\")\nnot one\n");
    assertThat(seen.get("bad").asInt()).isEqualTo(2);
    HttpResponse<String> faults = DAEMON.get("/api/v1/imports/" + id(seen) + "/faults");
    assertThat(faults.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(faults.headers().firstValue("Content-Disposition").orElse(""))
        .contains("import-" + id(seen) + "-faults.csv");
    assertThat(faults.body().lines())
        .containsExactly(
            "line,problem,remedy",
            "3,\"is not a mail address\",\"It begins as a formula does: export the column as"
                + " text.\"",
            "4,\"is not a mail address\",\"Write it as user@example.com, alone in its cell or"
                + " line.\"");
  }

  @Test
  void onlyTheFirstThousandBadLinesAreKeptAndAllAreCounted() {
    String body =
        "good@many.example\n"
            + IntStream.range(0, 3_000).mapToObj(i -> "bad " + i).collect(Collectors.joining("\n"));
    JsonNode seen = check(Map.of("format", "text"), body);
    assertThat(seen.get("bad").asInt()).isEqualTo(3_000);
    assertThat(DAEMON.get("/api/v1/imports/" + id(seen) + "/faults").body().lines().count())
        .isEqualTo(1_001);
  }

  @Test
  void kindsThatAreNotTakenAreLeftOutUnlessTheyAreNamed() {
    String blocks = "status,reason,email,created\n4.0.0,\"blocked\",a@soft.example,1700000000\n";
    JsonNode left = check(Map.of("format", "sendgrid", "entries", "soft"), blocks);
    assertThat(left.get("wouldBlock").asInt()).isZero();
    assertThat(left.at("/leftOut/soft").asInt()).isEqualTo(1);
    JsonNode taken = check(Map.of("format", "sendgrid", "entries", "soft", "take", "soft"), blocks);
    assertThat(taken.get("wouldBlock").asInt()).isEqualTo(1);
  }

  @Test
  void addressThatIsDeletedForGoodBeforeTheStartIsNotBroughtBack() {
    rows.address("gone@deleted.example", "usable");
    JsonNode seen =
        check(Map.of("format", "text"), "gone@deleted.example\nstays@deleted.example\n");
    actions.done("{'action':'delete','ids':['gone@deleted.example']}");
    assertThat(start(seen).get("changed").asInt()).isEqualTo(1);
    assertThat(DAEMON.get("/api/v1/addresses/gone@deleted.example").statusCode()).isEqualTo(404);
  }

  @Test
  void formatThatDoesNotSayWhatIsInItNeedsToBeTold() {
    for (String format : List.of("sendgrid", "mailgun")) {
      HttpResponse<String> answer = upload(Map.of("format", format), "email\na@b.example\n");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("entries", "complaints");
    }
  }

  @Test
  void missingColumnIsNamedAndNothingIsKept() {
    long before = count("select count(*) from import");
    HttpResponse<String> answer =
        upload(Map.of("format", "csv", "addressColumn", "Mail"), "Name,City\nAnna,Aarhus\n");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("addressColumn", "no such column");
    assertThat(upload(Map.of("format", "csv"), "Name,City\nAnna,Aarhus\n").statusCode())
        .isEqualTo(400);
    assertThat(count("select count(*) from import")).isEqualTo(before);
  }

  @Test
  void readersMayLookAndOnlyManagersImport() {
    JsonNode seen = check(Map.of("format", "text"), "a@roles.example\n");
    String reader = DAEMON.key("read");
    assertThat(DAEMON.call(reader, "GET", "/api/v1/imports/" + id(seen), "").statusCode())
        .isEqualTo(200);
    assertThat(
            DAEMON.call(reader, "POST", "/api/v1/imports/" + id(seen) + "/start", "").statusCode())
        .isEqualTo(403);
    String manager = DAEMON.key("manage");
    assertThat(
            DAEMON.call(manager, "POST", "/api/v1/imports/" + id(seen) + "/start", "").statusCode())
        .isEqualTo(200);
  }

  private JsonNode check(Map<String, String> parameters, String body) {
    HttpResponse<String> answer = upload(parameters, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("/api/v1/imports/");
    JsonNode seen = RunningDaemon.tree(answer);
    long leftOut = 0;
    for (JsonNode count : seen.get("leftOut")) {
      leftOut += count.asLong();
    }
    long sum = leftOut;
    for (String name :
        List.of("wouldBlock", "wouldChange", "blockedAlready", "duplicates", "bad")) {
      sum += seen.get(name).asLong();
    }
    assertThat(seen.get("entries").asLong())
        .as("nothing is unaccounted for: " + seen)
        .isEqualTo(sum);
    return seen;
  }

  private static HttpResponse<String> upload(Map<String, String> parameters, String body) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return RunningDaemon.send(
        DAEMON
            .request("/api/v1/imports?" + query)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode start(JsonNode seen) {
    HttpResponse<String> answer = DAEMON.post("/api/v1/imports/" + id(seen) + "/start", "");
    assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    return actions.await(RunningDaemon.tree(answer).get("id").asLong(), "done");
  }

  private static JsonNode check(String address) {
    return RunningDaemon.tree(
        DAEMON.post("/api/v1/check", "{\"addresses\":[\"" + address + "\"]}"));
  }

  private static JsonNode timeline(String address, String what) {
    for (JsonNode one : DAEMON.json("/api/v1/addresses/" + address + "/timeline").get("items")) {
      if (one.get("what").asText().equals(what)) {
        return one;
      }
    }
    throw new AssertionError("not in the timeline: " + what);
  }

  /** Where the feed goes on from now. */
  private static String next() {
    HttpResponse<String> now = DAEMON.get("/api/v1/changes?since=now&wait=10");
    return now.headers().firstValue("Link").orElseThrow().replaceFirst("<([^>]+)>.*", "$1");
  }

  private static JsonNode tree(String line) {
    try {
      return RunningDaemon.JSON.readTree(line);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long id(JsonNode seen) {
    return seen.get("id").asLong();
  }

  private static long count(String sql) {
    return DAEMON.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
