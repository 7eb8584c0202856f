package org.rebound.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rebound.admin.RunningDaemon;
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
            for (String status : List.of("400", "401", "429", "500", "503")) {
              String reference = operation.at("/responses/" + status + "/$ref").asText();
              assertThat(document.at(reference.substring(1) + "/content/application~1problem+json"))
                  .as(path + " " + status)
                  .isNotEmpty();
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

  @Test
  void everyFieldAndParameterIsDescribed() {
    for (var schema : document.at("/components/schemas").properties()) {
      for (var field : schema.getValue().path("properties").properties()) {
        JsonNode described = field.getValue();
        boolean said = described.has("description") || described.has("$ref");
        assertThat(said).as(schema.getKey() + "." + field.getKey()).isTrue();
      }
    }
    forEachOperation(
        (path, operation) ->
            operation
                .path("parameters")
                .forEach(
                    parameter -> {
                      String where = path + " " + parameter.path("name").asText();
                      assertThat(parameter.path("description").asText()).as(where).isNotBlank();
                      assertThat(parameter.path("schema").isObject()).as(where).isTrue();
                    }));
  }

  @Test
  void fieldIsRequiredUnlessItsTypeSaysThatItMayBeAbsent() {
    JsonNode schemas = document.at("/components/schemas");
    assertThat(texts(schemas.at("/Contact/required")))
        .containsExactlyInAnyOrder("id", "formerEmployee", "createdAt", "addressCount");
    assertThat(texts(schemas.at("/ContactWithAddresses/required")))
        .contains("addresses", "formerEmployee");
    assertThat(texts(schemas.at("/ActionRequest/required"))).containsExactly("action");
    assertThat(texts(schemas.at("/ListingBounce/required"))).containsExactly("items");
  }

  @Test
  void bodiesOfRequestsHaveNoOtherFieldsAndAnswersMay() {
    JsonNode schemas = document.at("/components/schemas");
    assertThat(schemas.at("/ActionRequest/additionalProperties").isBoolean()).isTrue();
    assertThat(schemas.at("/CollectionTarget/additionalProperties").isBoolean()).isTrue();
    assertThat(schemas.at("/UploadedRecipient/additionalProperties").isBoolean()).isTrue();
    assertThat(schemas.at("/Bounce").has("additionalProperties")).isFalse();
  }

  @Test
  void everyBodyHasAnExample() {
    new ApiDocument(document)
        .operations()
        .forEach(
            operation ->
                assertThat(operation.bodies().isEmpty())
                    .as(operation.id())
                    .isEqualTo(!operation.node().has("requestBody")));
  }

  @Test
  void everyOperationHasANameOfItsOwnAndSaysItsRoles() {
    List<ApiOperation> operations = new ApiDocument(document).operations();
    assertThat(operations).extracting(ApiOperation::id).doesNotHaveDuplicates();
    assertThat(operations).extracting(ApiOperation::id).noneMatch(id -> id.contains("ollection"));
    new ApiDocument(document)
        .closed()
        .forEach(operation -> assertThat(operation.roles()).as(operation.id()).isNotEmpty());
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
