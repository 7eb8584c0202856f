package org.rebound.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rebound.admin.RunningDaemon;
import org.rebound.admin.contract.ApiOperation.Body;
import org.rebound.receiver.postgres.TestPostgres;

/**
 * Every endpoint of the description answers whatever is wrong with a problem that is described for
 * it, and changes nothing. Made from the description, so that a new endpoint is covered by itself.
 */
class BadInputTest {

  private static final int LARGEST = 500_000;
  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of(
              "REBOUND_SERVER_MAX_BODY_SIZE", "" + LARGEST,
              "REBOUND_SERVER_MAX_UPLOAD_SIZE", "" + LARGEST));

  private static final List<String> ROLES = List.of("read", "manage", "send");

  private final ApiDocument document = ApiDocument.of(DAEMON);
  private final ExampleWorld world = new ExampleWorld(DAEMON);

  /** Keys that opened something go on working while wrong ones are held back. */
  @BeforeAll
  static void useKeys() {
    makeKeys();
    for (String role : ROLES) {
      assertThat(DAEMON.call(key(role), "GET", "/api/v1/keys", "").statusCode()).isEqualTo(403);
    }
  }

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @TestFactory
  Stream<DynamicTest> requestWithoutAKeyOrWithAWrongOneIsRefused() {
    return each(
        operation -> {
          HttpRequest.Builder request = example(operation);
          problem(operation, RunningDaemon.send(request.build()), 401, "unauthorized");
          HttpResponse<String> wrong =
              RunningDaemon.send(request.header("Authorization", "Bearer rbk_wrong").build());
          assertThat(wrong.statusCode()).as("429 after many of them").isIn(401, 429);
          problem(
              operation,
              wrong,
              wrong.statusCode(),
              wrong.statusCode() == 401 ? "unauthorized" : "too-many-wrong-keys");
        });
  }

  @TestFactory
  Stream<DynamicTest> keyWithARoleThatIsNotNamedIsRefused() {
    return each(
        operation -> {
          assertThat(operation.roles()).contains("admin");
          List<String> low = new ArrayList<>(ROLES);
          low.removeAll(operation.roles());
          assertThat(operation.statuses('4').contains(403)).isEqualTo(!low.isEmpty());
          for (String role : low) {
            HttpRequest.Builder request =
                example(operation).header("Authorization", "Bearer " + key(role));
            problem(operation, RunningDaemon.send(request.build()), 403, "forbidden");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> parameterThatIsNotKnownOrComesTwiceIsRefused() {
    return each(
        operation -> {
          refused(operation, Map.of("unheardOf", "1"), 400, "unknown-parameter");
          String twice = operation.target(Map.of("limit", "1")) + "&limit=2";
          HttpRequest.Builder request =
              operation.request(DAEMON, twice, operation.bodies().stream().limit(1));
          problem(operation, send(request), 400, "unknown-parameter");
        });
  }

  @TestFactory
  Stream<DynamicTest> parameterOfTheWrongTypeIsRefused() {
    return each(
        operation -> {
          for (JsonNode parameter : operation.parameters("query")) {
            for (String wrong : Wrong.values(parameter)) {
              refused(operation, Map.of(parameter.get("name").asText(), wrong), 400);
            }
          }
          for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.get("name").asText();
            for (String wrong : Wrong.inPaths(parameter)) {
              refused(operation, Map.of(name, wrong), 400);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> thingThatIsNotThereIsNotFound() {
    return each(
        operation -> operation.statuses('4').contains(404),
        operation -> {
          for (JsonNode parameter : operation.parameters("path")) {
            Map<String, String> missing =
                switch (parameter.get("name").asText()) {
                  case "id" -> Map.of("id", "999999");
                  case "list" -> Map.of("list", "nothing");
                  default -> Map.of("address", "nobody@example.com");
                };
            // A contact can be given an address that was never heard of.
            if (!(operation.id().equals("addContactAddress") && missing.containsKey("address"))) {
              refused(operation, missing, 404, "not-found");
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> bodyThatIsNotWhatIsAskedForIsRefused() {
    return each(
        operation -> !operation.bodies().isEmpty(),
        operation -> {
          for (String text :
              List.of("", "{", "nonsense", "[]", "7", "\0\0\0{dddd", "\"x\"", "[".repeat(5_000))) {
            body(operation, text);
          }
          body(operation, operation.bodies().get(0).text() + " trailing");
          for (Body body : operation.bodies()) {
            if (body.type().equals("application/json")) {
              ObjectNode good = (ObjectNode) Wrong.tree(body.text());
              body(operation, good.deepCopy().put("unheardOf", 1).toString());
              for (ObjectNode wrong : Wrong.bodies(document, good, operation.bodySchema())) {
                body(operation, wrong.toString());
              }
            }
          }
        });
  }

  private void body(ApiOperation operation, String text) {
    HttpRequest.Builder request =
        operation.request(
            DAEMON,
            operation.target(Map.of()),
            Stream.of(new Body("wrong", "application/json", text)));
    HttpResponse<String> answer = send(request);
    String shown = text.length() > 300 ? text.substring(0, 300) : text;
    assertThat(answer.statusCode()).as(shown + " is answered " + answer.body()).isEqualTo(400);
    problem(operation, answer, 400);
  }

  @TestFactory
  Stream<DynamicTest> brokenRowOfAnUploadIsNamedByItsLine() {
    return each(
        operation -> operation.bodies().stream().anyMatch(body -> body.type().equals("text/csv")),
        operation -> {
          for (Body body : operation.bodies()) {
            if (!body.type().equals("application/json")) {
              int line = 1 + (int) body.text().chars().filter(c -> c == '\n').count();
              for (String broken : List.of("\"", "{\"a\":", "not@an@address,,,,,,,", "{}")) {
                Body wrong = new Body("broken", body.type(), body.text() + broken + "\n");
                HttpResponse<String> answer =
                    send(operation.request(DAEMON, operation.target(Map.of()), Stream.of(wrong)));
                assertThat(problem(operation, answer, 400, "invalid-body").toString())
                    .as(body.type() + " " + broken)
                    .contains("line " + line);
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> bodyOfAnotherTypeIsRefused() {
    return each(
        operation -> !operation.bodies().isEmpty(),
        operation -> {
          Body xml = new Body("xml", "application/xml", "<a/>");
          HttpRequest.Builder request =
              operation.request(DAEMON, operation.target(Map.of()), Stream.of(xml));
          problem(operation, send(request), 415, "unsupported-media-type");
          HttpRequest.Builder packed = example(operation).header("Content-Encoding", "gzip");
          problem(operation, send(packed), 415, "unsupported-media-type");
        });
  }

  @TestFactory
  Stream<DynamicTest> oversizedBodyIsRefused() {
    return each(
        operation -> !operation.bodies().isEmpty(),
        operation -> {
          String large = "{\"name\":\"" + "a".repeat(LARGEST) + "\"}";
          Body body = new Body("large", "application/json", large);
          HttpRequest.Builder request =
              operation.request(DAEMON, operation.target(Map.of()), Stream.of(body));
          problem(operation, send(request), 413, "body-too-large");
        });
  }

  @TestFactory
  Stream<DynamicTest> floodOfWrongKeysIsHeldBackAtEveryEndpoint() {
    return each(
        operation -> {
          HttpResponse<String> answer = guess(operation, 0);
          for (int i = 1; i <= 20 && answer.statusCode() != 429; i++) {
            answer = guess(operation, i);
          }
          problem(operation, answer, 429, "too-many-wrong-keys");
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
  }

  private static HttpResponse<String> guess(ApiOperation operation, int number) {
    HttpRequest.Builder request = example(operation);
    return RunningDaemon.send(
        request.header("Authorization", "Bearer rbk_guess_" + number).build());
  }

  private Stream<DynamicTest> each(Consumer<ApiOperation> check) {
    return each(operation -> true, check);
  }

  /** A test for each operation, in a world that no request may change. */
  private Stream<DynamicTest> each(Predicate<ApiOperation> which, Consumer<ApiOperation> check) {
    List<ApiOperation> operations = document.closed().filter(which).toList();
    assertThat(operations).isNotEmpty();
    world.make();
    makeKeys();
    Map<String, String> before = world.snapshot();
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(),
                    () -> {
                      check.accept(operation);
                      assertThat(world.snapshot()).isEqualTo(before);
                    }));
  }

  private static void makeKeys() {
    for (String role : ROLES) {
      DAEMON
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into api_key (name, role, hash, created_at)"
                          + " values (?, ?, sha256(?::bytea), now())",
                      role,
                      role,
                      key(role)));
    }
  }

  private static String key(String role) {
    return "rbk_bad_input_" + role;
  }

  private static HttpRequest.Builder example(ApiOperation operation) {
    return operation.request(
        DAEMON, operation.target(Map.of()), operation.bodies().stream().limit(1));
  }

  private void refused(
      ApiOperation operation, Map<String, String> parameters, int status, String... type) {
    String target = operation.target(parameters);
    HttpRequest.Builder request =
        operation.request(DAEMON, target, operation.bodies().stream().limit(1));
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(target + " is answered " + answer.body()).isEqualTo(status);
    problem(operation, answer, status, type);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return RunningDaemon.send(request.header("Authorization", "Bearer " + DAEMON.key()).build());
  }

  /** The problem of an answer: one that is described for the operation, and as it is described. */
  private JsonNode problem(
      ApiOperation operation, HttpResponse<String> answer, int status, String... type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = RunningDaemon.tree(answer);
    String last = problem.get("type").asText().replace("urn:rebound:problem:", "");
    assertThat(operation.problems(status)).as(answer.body()).contains(last);
    assertThat(type.length == 0 ? last : type[0]).isEqualTo(last);
    JsonNode schema = operation.response(status).at("/content/application~1problem+json/schema");
    new SchemaCheck(document).check(operation.id(), problem, schema);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    return problem;
  }
}
