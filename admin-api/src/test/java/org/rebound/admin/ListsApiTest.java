package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.lists.Column;
import org.rebound.receiver.lists.Lists;

/** What holds for every list: any order, any group, counts that agree with the rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsApiTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  ListsApiTest() {
    List<String> categories = List.of("moved", "mailbox_full", "mailbox_unknown", "dns");
    for (int i = 0; i < 24; i++) {
      String address = "u" + i + "@d" + i % 5 + ".example";
      String category = categories.get(i % 4);
      rows.address(address, i % 3 == 0 ? "blocked" : "usable");
      rows.bounce(
          1 + i % 2, address, NOON.plusSeconds(i / 2), i % 2 == 0 ? "hard" : "soft", category);
      rows.recipient(1 + i % 2, address, i % 4 == 0 ? null : "hard", i % 4 == 0 ? null : category);
    }
    for (int i = 0; i < 12; i++) {
      rows.execute(
          "insert into contact (key, name, former_employee_at, created_at) values (?, ?, ?, ?)",
          i % 3 == 0 ? null : "key " + i,
          i % 4 == 0 ? null : "Name " + i / 2,
          i % 2 == 0 ? null : NOON,
          NOON.plusSeconds(i / 2));
      rows.execute(
          "insert into collection (kind, name, created_at) values (?, ?, ?)",
          i % 3 == 0 ? "project" : "selection",
          "Set " + i,
          NOON.plusSeconds(i / 2));
    }
    rows.execute(
        "insert into collection_member select n.id, a.tag, n.created_at from collection n, address"
            + " a where a.tag % 3 = n.id % 3");
    rows.execute("update address set contact_id = 1 + abs(tag) % 12 where tag % 2 = 0");
    for (int i = 0; i < 12; i++) {
      rows.execute(
          "insert into audit (at, actor, peer, action, object, count) values (?, ?, ?::inet, ?, ?,"
              + " ?)",
          NOON.plusSeconds(i / 2),
          "key " + i % 3,
          i % 4 == 0 ? null : "192.0.2." + i % 4,
          i % 2 == 0 ? "create-mailing" : "rename-selection",
          "thing " + i,
          i % 5);
    }
    rows.execute("update bounce_event set remote_mta = null, status = null where id % 5 = 0");
    rows.execute("update bounce_event set kind = 'complaint' where id % 2 = 0");
  }

  static Stream<Object[]> everyColumnOfEveryList() {
    return Stream.of(
            "bounces",
            "complaints",
            "addresses",
            "blocked-addresses",
            "recipients",
            "audit",
            "contacts",
            "selections",
            "projects")
        .flatMap(
            name ->
                Lists.named(name).orElseThrow().columns().stream()
                    .map(column -> new Object[] {name, column}));
  }

  @ParameterizedTest
  @MethodSource("everyColumnOfEveryList")
  void everyOrderShowsEveryRowOnceAndDownwardsIsUpwardsReversed(String list, Column column) {
    List<String> up = all("/api/v1/" + list + "?limit=5&sort=" + column.name());
    List<String> down = all("/api/v1/" + list + "?limit=7&sort=-" + column.name());
    assertThat(up).hasSize(count(list, "")).doesNotHaveDuplicates();
    Collections.reverse(down);
    assertThat(down).isEqualTo(up);
  }

  @Test
  void everyOrderOfTheMembersOfASelectionShowsEachOnce() {
    String members = "/api/v1/selections/2/members";
    for (Column column : Lists.named("members").orElseThrow().columns()) {
      List<String> up = all(members + "?limit=3&sort=" + column.name());
      List<String> down = all(members + "?limit=2&sort=-" + column.name());
      assertThat(up).as(column.name()).hasSize(count("members", "?collection=2")).isNotEmpty();
      assertThat(up).as(column.name()).doesNotHaveDuplicates();
      Collections.reverse(down);
      assertThat(down).as(column.name()).isEqualTo(up);
    }
  }

  @ParameterizedTest
  @MethodSource("everyColumnOfEveryList")
  void rowsOfTheGroupsOfAnyColumnAreTheRowsOfTheList(String list, Column column) {
    JsonNode groups =
        daemon.json("/api/v1/lists/" + list + "/groups?limit=1000&by=" + column.name());
    int rowsInGroups = 0;
    for (JsonNode group : groups.get("groups")) {
      rowsInGroups += group.get("count").asInt();
      if (!column.type().hasSpans() || !group.path("value").asText().contains("T")) {
        String value = group.path("value").asText("none");
        String filter = column.name() + "=" + value.replace(" ", "%20");
        assertThat(count(list, "?" + filter)).as(filter).isEqualTo(group.get("count").asInt());
      }
    }
    assertThat(rowsInGroups).isEqualTo(count(list, ""));
    assertThat(groups.get("more").asBoolean()).isFalse();
  }

  @Test
  void groupsOfATimeAreDays() {
    JsonNode groups = daemon.json("/api/v1/lists/bounces/groups?by=receivedAt").get("groups");
    assertThat(groups.findValuesAsText("value")).containsExactly("2026-06-01T00:00:00Z");
    String day = "?receivedAtFrom=2026-06-01T00:00:00Z&receivedAtBefore=2026-06-02T00:00:00Z";
    assertThat(count("bounces", day)).isEqualTo(24);
  }

  @Test
  void groupsStopAtTheLimitAndSayThatThereAreMore() {
    JsonNode groups = daemon.json("/api/v1/lists/bounces/groups?by=domain&limit=2");
    assertThat(groups.get("groups")).hasSize(2);
    assertThat(groups.get("more").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "bounces, /api/v1/bounces",
    "complaints, /api/v1/complaints",
    "blocked-addresses, /api/v1/blocked-addresses",
    "addresses, /api/v1/addresses",
    "recipients, /api/v1/recipients",
    "mailings, /api/v1/mailings",
    "audit, /api/v1/audit",
    "contacts, /api/v1/contacts",
    "selections, /api/v1/selections",
    "projects, /api/v1/projects",
  })
  void countIsTheNumberOfRows(String list, String path) {
    int shown = 0;
    String next = path + "?limit=10";
    while (!next.isEmpty()) {
      JsonNode part = daemon.json(next);
      shown += part.get("items").size();
      next = part.path("next").asText();
    }
    assertThat(count(list, "")).isEqualTo(shown).isPositive();
  }

  @Test
  void filtersAreCombined() {
    assertThat(count("bounces", "?verdict=hard&domain=d0.example&category=moved,mailbox_unknown"))
        .isEqualTo(all("/api/v1/bounces?verdict=hard&domain=D0.example").size());
    assertThat(count("bounces", "?status=none")).isEqualTo(count("bounces", "?remoteMta=none"));
    assertThat(count("bounces", "?status=none,5.1.1")).isEqualTo(24);
    assertThat(count("recipients", "?mailing=1,2")).isEqualTo(24);
  }

  @Test
  void blockedAddressSaysWhyInTheLanguageThatWasAskedFor() {
    rows.execute(
        "update address set category = 'mailbox_full', diagnostic = '552 full' where tag = ?",
        LedgerRows.tag("u0@d0.example"));
    HttpResponse<String> danish =
        RunningDaemon.send(
            daemon
                .request("/api/v1/blocked-addresses?address=u0@d0.example")
                .header("Accept-Language", "da-DK, en;q=0.5")
                .build());
    JsonNode row = RunningDaemon.tree(danish).get("items").get(0);
    assertThat(row.get("reason").asText()).isEqualTo("Postkassen er fuld.");
    assertThat(row.get("diagnostic").asText()).isEqualTo("552 full");
    assertThat(row.get("state").asText()).isEqualTo("blocked");
  }

  @Test
  void cursorOfAnotherOrderIsRefused() {
    String next = daemon.json("/api/v1/bounces?limit=1&sort=category").get("next").asText();
    HttpResponse<String> response = daemon.get(next.replace("sort=category", "sort=-category"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("invalid-cursor");
  }

  @Test
  void listThatIsNotThereIsNotFound() {
    assertThat(daemon.get("/api/v1/lists/nothing/count").statusCode()).isEqualTo(404);
  }

  private int count(String list, String filters) {
    return daemon.json("/api/v1/lists/" + list + "/count" + filters).get("count").asInt();
  }

  private List<String> all(String first) {
    List<String> seen = new ArrayList<>();
    String next = first;
    while (!next.isEmpty()) {
      JsonNode part = daemon.json(next);
      part.get("items").forEach(item -> seen.add(item.toString()));
      next = part.path("next").asText();
    }
    return seen;
  }
}
