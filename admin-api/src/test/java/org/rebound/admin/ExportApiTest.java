package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any list as a file: the rows, the order and the words of the list itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportApiTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  ExportApiTest() {
    for (int i = 0; i < 12; i++) {
      String address = "u" + i + "@d" + i % 3 + ".example";
      rows.address(address, i % 3 == 0 ? "blocked" : "usable");
      rows.bounce(1 + i % 2, address, NOON.plusSeconds(i), "hard", "mailbox_full");
      rows.recipient(1 + i % 2, address, i % 4 == 0 ? null : "hard", i % 4 == 0 ? null : "moved");
      rows.execute(
          "insert into contact (key, name, created_at) values (?, ?, ?)", "k" + i, "N" + i, NOON);
      rows.execute(
          "insert into collection (kind, name, created_at) values (?, ?, ?)",
          i % 3 == 0 ? "project" : "selection",
          "Set " + i,
          NOON);
    }
    rows.execute(
        "insert into collection_member select n.id, a.tag, now() from collection n, address a");
    rows.execute("update bounce_event set kind = 'complaint' where id % 2 = 0");
    rows.execute("update address set category = 'mailbox_full', diagnostic = '=1+1'");
    new Actions(daemon).done("{'action':'clear','ids':['u1@d1.example']}");
  }

  @ParameterizedTest
  @CsvSource({
    "bounces, /api/v1/bounces?sort=-id",
    "complaints, /api/v1/complaints?sort=id",
    "blocked-addresses, /api/v1/blocked-addresses?sort=domain",
    "addresses, /api/v1/addresses?sort=-address",
    "recipients, /api/v1/recipients?sort=category",
    "mailings, /api/v1/mailings?sort=id",
    "contacts, /api/v1/contacts?sort=-name",
    "selections, /api/v1/selections?sort=name",
    "projects, /api/v1/projects?sort=name",
    "members, /api/v1/selections/2/members?sort=address",
    "audit, /api/v1/audit?action=clear",
    "jobs, /api/v1/jobs?sort=id",
  })
  void everyListComesOutAsItsJsonHasIt(String list, String path) {
    String query = path.substring(path.indexOf('?') + 1);
    String fixed = list.equals("members") ? "&collection=2" : "";
    List<String> shown = new ArrayList<>();
    daemon.json(path + "&limit=1000").get("items").forEach(item -> shown.add(item.toString()));
    assertThat(body("/api/v1/lists/" + list + "/export?format=ndjson&" + query + fixed).split("\n"))
        .isEqualTo(shown.toArray(String[]::new));
    for (String format : List.of("csv", "xlsx", "html", "txt")) {
      String file =
          body("/api/v1/lists/" + list + "/export?format=" + format + "&" + query + fixed);
      assertThat(file).as(format).isNotEmpty();
    }
  }

  @Test
  void dueRecipientsCanBeExportedToo() {
    assertThat(body("/api/v1/lists/retries/export?header=names&bom=false"))
        .startsWith("mailing,address,recipientKey,category,reason,");
  }

  @Test
  void columnsAreTheChosenOnesInTheirOrderWithTitlesInTheLanguageThatWasAskedFor() {
    HttpResponse<String> danish =
        RunningDaemon.send(
            daemon
                .request(
                    "/api/v1/lists/blocked-addresses/export?columns=reason,address,diagnostic"
                        + "&address=u0@d0.example&separator=semicolon")
                .header("Accept-Language", "da-DK, en;q=0.5")
                .build());
    assertThat(danish.body())
        .isEqualTo(
            "\uFEFFForklaring;Adresse;Hvad serveren sagde\r\n"
                + "Postkassen er fuld.;u0@d0.example;'=1+1\r\n");
    assertThat(danish.headers().firstValue("Content-Language")).contains("da");
  }

  @Test
  void suppressionFileIsOneAddressALine() {
    assertThat(
            body("/api/v1/lists/blocked-addresses/export?format=txt&columns=address&sort=address"))
        .isEqualTo("u0@d0.example\nu3@d0.example\nu6@d0.example\nu9@d0.example\n");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv;charset=utf-8",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html, text/html;charset=utf-8",
    "ndjson, application/x-ndjson",
    "txt, text/plain;charset=utf-8"
  })
  void fileHasANameATypeAndStaysWithWhoeverAskedForIt(String format, String type) {
    HttpResponse<String> response =
        daemon.get("/api/v1/lists/blocked-addresses/export?format=" + format);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
    assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
        .matches(
            "attachment; filename=\"blocked-addresses-\\d{4}-\\d\\d-\\d\\d\\." + format + "\"");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void pickedRowsAreTheOnlyOnes() {
    String id = Long.toString(LedgerRows.tag("u3@d0.example"));
    HttpResponse<String> picked =
        daemon.post(
            "/api/v1/lists/addresses/export?format=txt&columns=address&sort=-address",
            "{\"ids\":[\"" + id + "\",\"U0@D0.example\",\"u4@d1.example\"]}");
    assertThat(picked.body()).isEqualTo("u4@d1.example\nu3@d0.example\nu0@d0.example\n");
    String bounce = daemon.json("/api/v1/bounces?limit=1").at("/items/0/id").asText();
    assertThat(
            daemon
                .post(
                    "/api/v1/lists/bounces/export?format=txt&columns=id",
                    "{\"ids\":[\"" + bounce + "\"]}")
                .body())
        .isEqualTo(bounce + "\n");
  }

  @Test
  void pickedRowsThatAreNoLongerThereAreToldByTheExpectedCount() {
    String body = "{\"ids\":[\"u0@d0.example\",\"u1@d1.example\"]}";
    String path = "/api/v1/lists/blocked-addresses/export?format=txt&columns=address";
    assertThat(daemon.post(path, body).body()).isEqualTo("u0@d0.example\n");
    assertThat(daemon.post(path + "&expected=2", body).statusCode()).isEqualTo(409);
  }

  @Test
  void filterThatLetsAnotherNumberThroughThanSomebodySawIsRefused() {
    String path = "/api/v1/lists/blocked-addresses/export?domain=d0.example&expected=";
    assertThat(daemon.get(path + "4").statusCode()).isEqualTo(200);
    HttpResponse<String> changed = daemon.get(path + "3");
    assertThat(changed.statusCode()).isEqualTo(409);
    JsonNode problem = RunningDaemon.tree(changed);
    assertThat(problem.get("type").asText()).isEqualTo("urn:rebound:problem:count-changed");
    assertThat(problem.get("count").asInt()).isEqualTo(4);
    assertThat(changed.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "format=pdf, format",
    "format=, format",
    "columns=, columns",
    "'columns=address,password', columns",
    "'columns=address,address', columns",
    "format=txt&separator=tab, separator",
    "format=xlsx&bom=true, bom",
    "format=ndjson&header=none, header",
    "header=big, header",
    "separator=pipe, separator",
    "expected=-1, expected",
    "sort=nothing, sort",
    "cursor=x, cursor",
    "limit=5, limit",
    "format=csv&format=txt, format",
    "address=nobody, address"
  })
  void whatCannotBeIsNamed(String query, String wrong) {
    HttpResponse<String> response = daemon.get("/api/v1/lists/addresses/export?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningDaemon.tree(response).at("/errors/0/name").asText()).isEqualTo(wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"ids\":[]}", "{\"ids\":[null]}", "{\"ids\":[\"x\"]}", "{\"all\":1}"})
  void bodyThatPicksNothingIsRefused(String body) {
    HttpResponse<String> response = daemon.post("/api/v1/lists/addresses/export", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("invalid-body");
  }

  @Test
  void addressPicksNoBounceBecauseItMayHaveMany() {
    HttpResponse<String> response =
        daemon.post("/api/v1/lists/bounces/export", "{\"ids\":[\"u0@d0.example\"]}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("ids[0]");
  }

  @Test
  void exportIsInTheAuditListWithoutTheAddressesThatWereAskedFor() {
    daemon.get("/api/v1/lists/addresses/export?format=xlsx&domain=d1.example&q=u1@d1&columns=id");
    JsonNode entry = daemon.json("/api/v1/audit?action=export&sort=-id").at("/items/0");
    assertThat(entry.get("actor").asText()).isEqualTo("first key");
    assertThat(entry.get("object").asText()).isEqualTo("list addresses");
    assertThat(entry.get("count").asInt()).isEqualTo(1);
    assertThat(entry.get("details").toString())
        .isEqualTo(
            "[{\"name\":\"columns\",\"value\":\"id\"},"
                + "{\"name\":\"filter domain\",\"value\":\"d1.example\"},"
                + "{\"name\":\"filter q\",\"value\":\"not kept\"},"
                + "{\"name\":\"format\",\"value\":\"xlsx\"}]");
  }

  @Test
  void sendersMayNotExport() {
    HttpRequest request =
        HttpRequest.newBuilder(daemon.api("/api/v1/lists/addresses/export"))
            .header("Authorization", "Bearer " + daemon.key("send"))
            .build();
    assertThat(RunningDaemon.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void listThatIsNotThereIsNotFound() {
    assertThat(daemon.get("/api/v1/lists/keys/export").statusCode()).isEqualTo(404);
  }

  @Test
  void askingForTheHeadersAloneIsNoExport() {
    int before = daemon.json("/api/v1/lists/audit/count?action=export").get("count").asInt();
    HttpResponse<String> head = daemon.call("HEAD", "/api/v1/lists/jobs/export", "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(daemon.json("/api/v1/lists/audit/count?action=export").get("count").asInt())
        .isEqualTo(before);
  }

  private String body(String path) {
    HttpResponse<String> response = daemon.get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    return response.body();
  }
}
