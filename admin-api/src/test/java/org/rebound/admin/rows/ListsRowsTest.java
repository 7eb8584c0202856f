package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.admin.RunningDaemon;

/**
 * Rows A5 to A7, A10 and A11: the lists of one mailing and of all, filtered, sorted and grouped.
 */
class ListsRowsTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();
  private static final SentMailing SPRING = new SentMailing(DAEMON);
  private static final SentMailing AUTUMN = new SentMailing(DAEMON);

  @BeforeAll
  static void mail() {
    SPRING
        .to("ready@example.net", "opened@example.net", "full@example.com", "gone@example.org")
        .to("angry@example.com", "sent@example.net")
        .report("sent", "sent@example.net")
        .report("sent", "opened@example.net")
        .report("opened", "opened@example.net")
        .report("sent", "full@example.com")
        .report("sent", "gone@example.org")
        .report("sent", "angry@example.com")
        .soft("full@example.com")
        .hard("gone@example.org")
        .comesBack("angry@example.com", Reports.complaint("angry@example.com"));
    AUTUMN
        .to("full@example.com", "left@example.org")
        .report("sent", "left@example.org")
        .hard("left@example.org");
  }

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @Test
  @DisplayName("A5 the same lists and totals are there for one mailing and for all together")
  void a5PerMailingAndOverall() {
    assertThat(addresses("/mailings/" + AUTUMN.id() + "/recipients?bounced=true"))
        .containsExactly("left@example.org");
    assertThat(addresses("/recipients?bounced=true"))
        .containsExactlyInAnyOrder("left@example.org", "full@example.com", "gone@example.org");
    assertThat(addresses("/bounces?kind=bounce&mailing=" + SPRING.id()))
        .containsExactlyInAnyOrder("full@example.com", "gone@example.org");
    JsonNode totals = DAEMON.json("/api/v1/mailings/" + SPRING.id()).get("totals");
    assertThat(totals.get("recipients").asInt()).isEqualTo(6);
    assertThat(totals.get("bouncedHard").asInt()).isEqualTo(1);
    assertThat(totals.get("bouncedSoft").asInt()).isEqualTo(1);
    assertThat(totals.get("complained").asInt()).isEqualTo(1);
  }

  @ParameterizedTest(name = "A6 the recipients of a mailing that are {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sent=true | angry full gone opened sent",
        "bounced=true | full gone",
        "opened=true | opened",
        "ready=true | ready",
        "blocked=true | angry gone",
        "complained=true | angry",
        "sent=true&bounced=false | angry opened sent",
        "sent=true&opened=false&bounced=false&complained=false | sent",
        "bounced=true&blocked=false | full",
        "sent=false | ready"
      })
  void a6FilterButtonsAreCombinedFreely(String filter, String names) {
    String path = "/mailings/" + SPRING.id() + "/recipients?sort=address&" + filter;
    assertThat(addresses(path).stream().map(address -> address.replaceFirst("@.*", "")))
        .containsExactly(names.split(" "));
    assertThat(
            DAEMON
                .json("/api/v1/lists/recipients/count?mailing=" + SPRING.id() + "&" + filter)
                .get("count")
                .asInt())
        .isEqualTo(names.split(" ").length);
  }

  @ParameterizedTest(name = "A7 {0} can be sorted and grouped by any column")
  @ValueSource(strings = {"recipients", "blocked-addresses", "addresses", "bounces", "complaints"})
  void a7SortAndGroupByAnyColumn(String list) {
    JsonNode document =
        DAEMON.json("/api/v1/openapi.json").at("/paths/~1api~1v1~1" + list + "/get/parameters");
    List<String> orders =
        StreamSupport.stream(document.spliterator(), false)
            .filter(parameter -> parameter.get("name").asText().equals("sort"))
            .flatMap(sort -> StreamSupport.stream(sort.at("/schema/enum").spliterator(), false))
            .map(JsonNode::asText)
            .toList();
    int rows = addresses("/" + list).size();
    assertThat(rows).isPositive();
    assertThat(orders).hasSizeGreaterThan(20);
    for (String order : orders) {
      assertThat(DAEMON.json("/api/v1/" + list + "?sort=" + order).get("items"))
          .as(order)
          .hasSize(rows);
    }
    for (String column : orders.stream().filter(order -> !order.startsWith("-")).toList()) {
      JsonNode groups = DAEMON.json("/api/v1/lists/" + list + "/groups?by=" + column).get("groups");
      assertThat(groups.findValues("count").stream().mapToInt(JsonNode::asInt).sum())
          .as(column)
          .isEqualTo(rows);
    }
  }

  @Test
  @DisplayName("A7 the rows of a group are those that its value filters")
  void a7GroupsOpen() {
    JsonNode group = DAEMON.json("/api/v1/lists/recipients/groups?by=domain").at("/groups/0");
    assertThat(addresses("/recipients?domain=" + group.get("value").asText()))
        .hasSize(group.get("count").asInt());
    List<String> up = addresses("/blocked-addresses?sort=address");
    assertThat(up).isSorted();
    assertThat(addresses("/blocked-addresses?sort=-address"))
        .containsExactlyElementsOf(up.stream().sorted((a, b) -> b.compareTo(a)).toList());
  }

  @ParameterizedTest(name = "A11 the blocked addresses, and picked ones, as {0}")
  @ValueSource(strings = {"csv", "xlsx", "html", "ndjson", "txt"})
  void a11Export(String format) throws Exception {
    String path = "/api/v1/lists/blocked-addresses/export?columns=address&expected=%d&format=";
    URI all = DAEMON.api(path.formatted(3) + format);
    assertThat(ExportedFile.text(asking(all).build(), format))
        .contains("gone@example.org", "left@example.org", "angry@example.com");
    HttpRequest picked =
        asking(DAEMON.api(path.formatted(1) + format))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"ids\":[\"left@example.org\"]}"))
            .build();
    assertThat(ExportedFile.text(picked, format))
        .contains("left@example.org")
        .doesNotContain("gone@", "angry@");
  }

  private static HttpRequest.Builder asking(URI uri) {
    return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + DAEMON.key());
  }

  @Test
  @DisplayName("A10 one list has all blocked addresses of all mailings, and no others")
  void a10BlockedAddressesOfAllMailings() {
    assertThat(addresses("/blocked-addresses"))
        .containsExactlyInAnyOrder("gone@example.org", "left@example.org", "angry@example.com");
    assertThat(DAEMON.json("/api/v1/lists/blocked-addresses/count").get("count").asInt())
        .isEqualTo(3);
    JsonNode gone = DAEMON.json("/api/v1/blocked-addresses?address=gone@example.org");
    assertThat(gone.at("/items/0/cause").asText()).isEqualTo("hard_bounce");
  }

  private static List<String> addresses(String path) {
    JsonNode items = DAEMON.json("/api/v1" + path).get("items");
    return Stream.of(items).flatMap(all -> all.findValuesAsText("address").stream()).toList();
  }
}
