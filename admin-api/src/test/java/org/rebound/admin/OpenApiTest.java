package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;

/** The description of the API is one that clients can be made from, and it is true. */
class OpenApiTest {

  private final RunningDaemon daemon = RunningDaemon.shared();
  private final JsonNode document = document();

  @Test
  void documentIsOpenApi31AndNeedsNoKey() {
    HttpResponse<String> response = fetch();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(document.get("openapi").asText()).startsWith("3.1");
    assertThat(document.at("/components/securitySchemes/key/scheme").asText()).isEqualTo("bearer");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyOperationHasANameASummaryAndItsProblems() {
    forEachOperation(
        (path, operation) -> {
          assertThat(operation.path("operationId").asText()).as(path).isNotBlank();
          assertThat(operation.path("summary").asText()).as(path).isNotBlank();
          if (!path.endsWith("openapi.json")) {
            for (String status : List.of("400", "401", "403", "429", "500", "503")) {
              assertThat(
                      operation
                          .at("/responses/" + status + "/content")
                          .has("application/problem+json"))
                  .as(path + " " + status)
                  .isTrue();
            }
          }
        });
  }

  @Test
  void everyParameterIsDescribedAndClosedSetsAreTheRealOnes() {
    forEachOperation(
        (path, operation) ->
            operation
                .path("parameters")
                .forEach(
                    parameter -> {
                      String name = parameter.get("name").asText();
                      JsonNode values = parameter.at("/schema/enum");
                      if (name.equals("category")) {
                        assertThat(texts(values))
                            .isEqualTo(
                                Arrays.stream(Category.values()).map(Category::code).toList());
                      } else if (name.equals("kind")) {
                        assertThat(texts(values))
                            .isEqualTo(Arrays.stream(Kind.values()).map(Kind::code).toList());
                      } else if (name.equals("fault")) {
                        assertThat(texts(values))
                            .isEqualTo(Arrays.stream(Fault.values()).map(Fault::code).toList());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyGetAnswersAsDescribed() {
    long mailing = LedgerRows.number();
    LedgerRows rows = new LedgerRows(daemon.jdbi());
    String address = "open" + mailing + "@example.com";
    long bounce =
        rows.bounce(mailing, address, Instant.parse("2026-05-01T00:00:00Z"), "hard", "moved");
    rows.recipient(mailing, address, "hard", "moved");
    long job =
        new Actions(daemon).done("{'action':'clear','ids':['" + address + "']}").get("id").asLong();
    long contact =
        number("insert into contact (name, created_at) values ('Eve', now()) returning id");
    rows.execute("update address set contact_id = ? where email = ?", contact, address);
    Map<String, Long> ids =
        Map.of(
            "/bounces",
            bounce,
            "/contacts",
            contact,
            "/selections",
            collection("selection", address),
            "/projects",
            collection("project", address),
            "/jobs",
            job);
    List<DynamicTest> tests = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            entry -> {
              JsonNode get = entry.getValue().path("get");
              if (get.isObject()) {
                String id =
                    ids.entrySet().stream()
                        .filter(known -> entry.getKey().contains(known.getKey()))
                        .map(known -> known.getValue().toString())
                        .findFirst()
                        .orElse("" + mailing);
                String path =
                    entry
                        .getKey()
                        .replace("{id}", id)
                        .replace("{address}", address)
                        .replace("{list}", "bounces");
                tests.add(
                    DynamicTest.dynamicTest(entry.getKey(), () -> answersAsDescribed(path, get)));
              }
            });
    assertThat(tests).hasSizeGreaterThanOrEqualTo(8);
    return tests.stream();
  }

  private long collection(String kind, String member) {
    long id =
        number(
            "insert into collection (kind, name, created_at) values ('"
                + kind
                + "', 'Described "
                + LedgerRows.number()
                + "', now()) returning id");
    new LedgerRows(daemon.jdbi())
        .execute("insert into collection_member values (?, ?, now())", id, LedgerRows.tag(member));
    return id;
  }

  private long number(String sql) {
    return daemon.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private void answersAsDescribed(String path, JsonNode get) {
    HttpResponse<String> response =
        daemon.get(path.endsWith("/groups") ? path + "?by=category" : path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode schema = get.at("/responses/200/content/application~1json/schema");
    if (schema.isObject() && schema.has("$ref")) {
      matches(path, RunningDaemon.tree(response), schema);
    }
    for (JsonNode parameter : get.path("parameters")) {
      if (parameter.get("in").asText().equals("query")) {
        String name = parameter.get("name").asText();
        assertThat(daemon.get(path + "?" + name + "=").statusCode())
            .as("an empty " + name + " is no value")
            .isEqualTo(400);
      }
    }
  }

  private void matches(String where, JsonNode value, JsonNode schema) {
    JsonNode resolved =
        schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    switch (resolved.path("type").asText()) {
      case "object" -> {
        assertThat(value.isObject()).as(where).isTrue();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          JsonNode property = resolved.path("properties").path(field.getKey());
          assertThat(property.isMissingNode())
              .as(where + "." + field.getKey() + " is described")
              .isFalse();
          matches(where + "." + field.getKey(), field.getValue(), property);
        }
      }
      case "array" ->
          value.forEach(element -> matches(where + "[]", element, resolved.get("items")));
      case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
      case "string" -> {
        assertThat(value.isTextual()).as(where).isTrue();
        if (resolved.has("enum")) {
          assertThat(texts(resolved.get("enum"))).as(where).contains(value.asText());
        }
      }
      default -> throw new AssertionError(where + " has no type: " + resolved);
    }
  }

  private interface OperationCheck {
    void check(String path, JsonNode operation);
  }

  private void forEachOperation(OperationCheck check) {
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(operation -> check.check(path.getKey(), operation.getValue())));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private JsonNode document() {
    return RunningDaemon.tree(fetch());
  }

  private HttpResponse<String> fetch() {
    return RunningDaemon.send(HttpRequest.newBuilder(daemon.api("/api/v1/openapi.json")).build());
  }
}
