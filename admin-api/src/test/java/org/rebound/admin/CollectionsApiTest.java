package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selections and projects: named sets of addresses that admins keep. */
class CollectionsApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());
  private final long number = LedgerRows.number();

  @ParameterizedTest
  @ValueSource(strings = {"selections", "projects"})
  void madeRenamedFoundAndDeleted(String kind) {
    HttpResponse<String> made = create(kind, "  Spring " + number + " ");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode one = RunningDaemon.tree(made);
    assertThat(one.get("name").asText()).isEqualTo("Spring " + number);
    assertThat(one.get("members").asInt()).isZero();
    String path = "/api/v1/" + kind + "/" + one.get("id").asText();
    assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith(path);
    assertThat(daemon.json(path)).isEqualTo(one);

    HttpResponse<String> renamed = daemon.call("PATCH", path, name("Autumn " + number));
    assertThat(renamed.statusCode()).isEqualTo(200);
    assertThat(daemon.json(path).get("name").asText()).isEqualTo("Autumn " + number);
    assertThat(daemon.json("/api/v1/" + kind + "?q=utumn%20" + number).get("items")).hasSize(1);
    assertThat(daemon.json("/api/v1/" + kind + "?q=spring%20" + number).get("items")).isEmpty();

    assertThat(daemon.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(daemon.get(path).statusCode()).isEqualTo(404);
    assertThat(actions(kind, one.get("id").asText()))
        .containsExactly(
            "delete-" + singular(kind), "rename-" + singular(kind), "create-" + singular(kind));
  }

  @Test
  void nameThatAnotherHasIsTakenWithinTheKindOnly() {
    create("selections", "Same " + number);
    problem(create("selections", "Same " + number), 409, "name-taken");
    assertThat(create("projects", "Same " + number).statusCode()).isEqualTo(201);
    long other = id(create("selections", "Other " + number));
    problem(
        daemon.call("PATCH", "/api/v1/selections/" + other, name("Same " + number)),
        409,
        "name-taken");
    assertThat(actions("selections", "" + other)).containsExactly("create-selection");
  }

  @Test
  void ownNameAgainIsNoChange() {
    long id = id(create("selections", "Own " + number));
    assertThat(daemon.call("PATCH", "/api/v1/selections/" + id, name("Own " + number)).statusCode())
        .isEqualTo(200);
    assertThat(actions("selections", "" + id)).containsExactly("create-selection");
  }

  @Test
  void selectionIsNoProject() {
    long id = id(create("selections", "Kind " + number));
    problem(daemon.get("/api/v1/projects/" + id), 404, "not-found");
    problem(daemon.get("/api/v1/projects/" + id + "/members"), 404, "not-found");
    problem(daemon.call("DELETE", "/api/v1/projects/" + id, ""), 404, "not-found");
    problem(
        daemon.post("/api/v1/projects/" + id + "/members", "{\"addresses\":[\"a@b.example\"]}"),
        404,
        "not-found");
  }

  @Test
  void addingTwiceChangesNothingAndSaysHowManyWereNew() {
    String members =
        "/api/v1/selections/" + id(create("selections", "Twice " + number)) + "/members";
    String known = "known" + number + "@example.com";
    rows.address(known, "blocked");
    String body =
        "{\"addresses\":[\"New"
            + number
            + "@Example.com\",\"new"
            + number
            + "@example.com\"],"
            + "\"ids\":[\""
            + LedgerRows.tag(known)
            + "\",\"12345\"]}";
    assertThat(RunningDaemon.tree(daemon.post(members, body)).toString())
        .isEqualTo("{\"added\":2,\"already\":0,\"unknown\":1}");
    JsonNode before = daemon.json(members);
    assertThat(RunningDaemon.tree(daemon.post(members, body)).toString())
        .isEqualTo("{\"added\":0,\"already\":2,\"unknown\":1}");
    assertThat(daemon.json(members)).isEqualTo(before);
    assertThat(before.get("items").findValuesAsText("address"))
        .containsExactlyInAnyOrder("new" + number + "@example.com", known);
    assertThat(before.get("items").findValuesAsText("state"))
        .containsExactlyInAnyOrder("usable", "blocked");
    assertThat(before.at("/items/0").has("addedAt")).isTrue();
    assertThat(daemon.json(members + "?state=blocked").get("items")).hasSize(1);
    assertThat(daemon.json(members.replace("/members", "")).get("members").asInt()).isEqualTo(2);
  }

  @Test
  void removedMembersAreGoneAndTheirAddressesStay() {
    long id = id(create("projects", "Removal " + number));
    String members = "/api/v1/projects/" + id + "/members";
    String a = "a" + number + "@example.com";
    String b = "b" + number + "@example.com";
    daemon.post(members, "{\"addresses\":[\"" + a + "\",\"" + b + "\"]}");
    String removal =
        "{\"addresses\":[\"" + a + "\",\"x@x.example\"],\"ids\":[\"" + LedgerRows.tag(a) + "\"]}";
    assertThat(RunningDaemon.tree(daemon.post(members + "/removal", removal)).toString())
        .isEqualTo("{\"removed\":1}");
    assertThat(daemon.json(members).get("items").findValuesAsText("address")).containsExactly(b);
    assertThat(daemon.get("/api/v1/addresses/" + a).statusCode()).isEqualTo(200);
    assertThat(actions("projects", "" + id))
        .containsExactly("remove-from-project", "add-to-project", "create-project");
  }

  @Test
  void deletedSelectionTakesNoAddressWithIt() {
    long id = id(create("selections", "Deleted " + number));
    String address = "kept" + number + "@example.com";
    daemon.post("/api/v1/selections/" + id + "/members", "{\"addresses\":[\"" + address + "\"]}");
    daemon.call("DELETE", "/api/v1/selections/" + id, "");
    assertThat(daemon.get("/api/v1/addresses/" + address).statusCode()).isEqualTo(200);
  }

  @Test
  void tenThousandAtOnceAreCountedAndOneMoreIsRefused() {
    long id = id(create("selections", "Many " + number));
    String members = "/api/v1/selections/" + id + "/members";
    assertThat(RunningDaemon.tree(daemon.post(members, addresses(10_000))).get("added").asInt())
        .isEqualTo(10_000);
    problem(daemon.post(members, addresses(10_001)), 400, "invalid-body");
    assertThat(daemon.json("/api/v1/selections/" + id).get("members").asInt()).isEqualTo(10_000);
    assertThat(daemon.json("/api/v1/lists/members/count?collection=" + id).get("count").asInt())
        .isEqualTo(10_000);
  }

  @Test
  void membersThatManyAddAndRemoveAtOnceAreCountedRight() {
    long id = id(create("selections", "Crowd " + number));
    String members = "/api/v1/selections/" + id + "/members";
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String body = addresses(20 + i);
      String path = i % 3 == 2 ? members + "/removal" : members;
      all.add(CompletableFuture.supplyAsync(() -> daemon.post(path, body).statusCode()));
    }
    assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(200));
    assertThat(daemon.json("/api/v1/selections/" + id).get("members").asInt())
        .isEqualTo(
            daemon.json("/api/v1/lists/members/count?collection=" + id).get("count").asInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"name\":null}",
        "{\"name\":\"\"}",
        "{\"name\":\"   \"}",
        "{\"name\":7}",
        "{\"name\":true}",
        "{\"name\":[\"a\"]}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"a\\ud800b\"}",
        "{\"name\":\"a\",\"kind\":\"project\"}"
      })
  void nameThatCannotBeIsRefused(String body) {
    problem(daemon.post("/api/v1/selections", body), 400, "invalid-body");
  }

  @Test
  void longestNameIsTakenAndALongerOneRefused() {
    String longest = (number + "\uD83C\uDF31".repeat(200)).substring(0, 396 + 4);
    String fit = longest.substring(0, longest.offsetByCodePoints(0, 200));
    assertThat(create("selections", fit).statusCode()).isEqualTo(201);
    problem(create("selections", fit + "x"), 400, "invalid-body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"addresses\":[]}",
        "{\"addresses\":null}",
        "{\"addresses\":\"a@example.com\"}",
        "{\"addresses\":[null]}",
        "{\"addresses\":[5]}",
        "{\"addresses\":[\"good@example.com\",\"no address\"]}",
        "{\"ids\":[\"x\"]}",
        "{\"ids\":[null]}",
        "{\"ids\":[\"99999999999999999999\"]}",
        "{\"address\":[\"a@example.com\"]}"
      })
  void membersThatCannotBeSpoilTheRequest(String body) {
    long id = id(create("selections", "Bad " + LedgerRows.number()));
    String members = "/api/v1/selections/" + id + "/members";
    problem(daemon.post(members, body), 400, "invalid-body");
    problem(daemon.post(members + "/removal", body), 400, "invalid-body");
    assertThat(daemon.json(members).get("items")).isEmpty();
  }

  @Test
  void wrongAddressIsNamedByItsPlace() {
    long id = id(create("selections", "Place " + number));
    JsonNode errors =
        RunningDaemon.tree(
                daemon.post(
                    "/api/v1/selections/" + id + "/members",
                    "{\"addresses\":[\"a@example.com\",\"no\"],\"ids\":[\"x\"]}"))
            .get("errors");
    assertThat(errors.findValuesAsText("name")).containsExactly("addresses.[1]", "ids.[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/selections/0, 400",
    "GET, /api/v1/selections/x, 400",
    "GET, /api/v1/selections/9000000000, 404",
    "GET, /api/v1/selections/9000000000/members, 404",
    "GET, /api/v1/selections?nothing=1, 400",
    "DELETE, /api/v1/selections/9000000000, 404",
    "PUT, /api/v1/selections/1, 405",
  })
  void pathThatLeadsNowhere(String method, String path, int status) {
    assertThat(daemon.call(method, path, "").statusCode()).isEqualTo(status);
  }

  @Test
  void membersOfNothingMakeNoAddress() {
    String address = "nobody" + number + "@example.com";
    problem(
        daemon.post(
            "/api/v1/selections/9000000000/members", "{\"addresses\":[\"" + address + "\"]}"),
        404,
        "not-found");
    assertThat(daemon.get("/api/v1/addresses/" + address).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"read, 200, 403", "manage, 200, 200", "send, 403, 403", "admin, 200, 200"})
  void lookingNeedsReadAndChangingNeedsManage(String role, int looking, int changing) {
    String path = "/api/v1/projects/" + id(create("projects", "Roles " + LedgerRows.number()));
    String key = daemon.key(role);
    String members = "{\"addresses\":[\"r@example.com\"]}";
    assertThat(daemon.call(key, "GET", path, "").statusCode()).isEqualTo(looking);
    assertThat(daemon.call(key, "GET", "/api/v1/projects", "").statusCode()).isEqualTo(looking);
    assertThat(daemon.call(key, "GET", path + "/members", "").statusCode()).isEqualTo(looking);
    assertThat(daemon.call(key, "POST", path + "/members", members).statusCode())
        .isEqualTo(changing);
    assertThat(daemon.call(key, "POST", path + "/members/removal", members).statusCode())
        .isEqualTo(changing);
    assertThat(daemon.call(key, "PATCH", path, name("By " + LedgerRows.number())).statusCode())
        .isEqualTo(changing);
    assertThat(daemon.call(key, "DELETE", path, "").statusCode())
        .isEqualTo(changing == 200 ? 204 : changing);
  }

  private String addresses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"m" + number + "-" + i + "@example.com\"")
        .collect(java.util.stream.Collectors.joining(",", "{\"addresses\":[", "]}"));
  }

  private HttpResponse<String> create(String kind, String name) {
    return daemon.post("/api/v1/" + kind, name(name));
  }

  private List<String> actions(String kind, String id) {
    return daemon
        .json("/api/v1/audit?object=" + singular(kind) + "%20" + id)
        .get("items")
        .findValuesAsText("action");
  }

  private static String singular(String kind) {
    return kind.substring(0, kind.length() - 1);
  }

  private static String name(String name) {
    return RunningDaemon.JSON.createObjectNode().put("name", name).toString();
  }

  private static long id(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return RunningDaemon.tree(made).get("id").asLong();
  }

  private static void problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("urn:rebound:problem:" + type);
  }
}
