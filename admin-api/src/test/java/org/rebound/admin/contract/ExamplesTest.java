package org.rebound.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rebound.admin.RunningDaemon;

/** Every example of the description does what the description says, with the answer it says. */
class ExamplesTest {

  private static final RunningDaemon DAEMON = RunningDaemon.start();

  private final ApiDocument document = ApiDocument.of(DAEMON);
  private final ExampleWorld world = new ExampleWorld(DAEMON);

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsAnsweredAsDescribed() {
    return document.operations().stream()
        .flatMap(
            operation -> {
              List<ApiOperation.Body> bodies = operation.bodies();
              return bodies.isEmpty()
                  ? Stream.of(test(operation, "", Stream.of()))
                  : bodies.stream()
                      .map(body -> test(operation, ", " + body.name(), Stream.of(body)));
            });
  }

  private DynamicTest test(ApiOperation operation, String name, Stream<ApiOperation.Body> body) {
    return DynamicTest.dynamicTest(
        operation.id() + name,
        () -> {
          world.make();
          HttpRequest request =
              operation
                  .request(DAEMON, operation.target(Map.of()), body)
                  .header("Authorization", "Bearer " + DAEMON.key())
                  .header("Accept-Language", "da")
                  .build();
          answeredAsDescribed(operation, RunningDaemon.send(request));
        });
  }

  private void answeredAsDescribed(ApiOperation operation, HttpResponse<String> answer) {
    assertThat(operation.statuses('2')).as(answer.body()).contains(answer.statusCode());
    JsonNode described = operation.response(answer.statusCode());
    for (var header : described.path("headers").properties()) {
      assertThat(answer.headers().firstValue(header.getKey())).as(header.getKey()).isPresent();
    }
    assertThat(answer.headers().firstValue("Content-Language").isPresent())
        .as("the language is said, and that it is said is described")
        .isEqualTo(described.at("/headers/Content-Language").isObject());
    if (!described.has("content")) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
    JsonNode content = described.get("content").path(type);
    assertThat(content.isMissingNode()).as(type + " is described").isFalse();
    if (type.equals("application/json") && !operation.path().endsWith("openapi.json")) {
      new SchemaCheck(document)
          .check(operation.id(), RunningDaemon.tree(answer), content.get("schema"));
    }
  }

  @TestFactory
  Stream<DynamicTest> sentencesAreInTheLanguageThatTheAnswerSays() {
    return document
        .closed()
        .filter(operation -> operation.verb().equals("get"))
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(),
                    () -> {
                      world.make();
                      HttpResponse<String> english = get(operation, "en");
                      HttpResponse<String> danish = get(operation, "da");
                      boolean said = danish.headers().firstValue("Content-Language").isPresent();
                      assertThat(said || english.body().equals(danish.body())).isTrue();
                      if (said) {
                        assertThat(danish.headers().firstValue("Content-Language")).contains("da");
                        assertThat(english.headers().firstValue("Content-Language")).contains("en");
                        assertThat(danish.headers().allValues("Vary")).contains("Accept-Language");
                      }
                    }));
  }

  private static HttpResponse<String> get(ApiOperation operation, String language) {
    return RunningDaemon.send(
        operation
            .request(DAEMON, operation.target(Map.of()), Stream.of())
            .header("Authorization", "Bearer " + DAEMON.key())
            .header("Accept-Language", language)
            .build());
  }
}
