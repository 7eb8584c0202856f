package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer names its request, and a problem does so in its body. */
class RequestIdsTest {

  private final RunningDaemon daemon = RunningDaemon.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/bounces/0",
        "/api/v1/bounces?limit=x",
        "/api/v1/nothing",
        "/nothing.js",
        "/api/v1/%00"
      })
  void problemNamesItsRequest(String path) {
    HttpResponse<String> answer = daemon.get(path);
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(id).matches("[0-9a-z]{8,20}");
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(RunningDaemon.tree(answer).get("instance").asText())
        .isEqualTo("urn:rebound:request:" + id);
  }

  @Test
  void everyRequestHasAnIdOfItsOwn() {
    assertThat(id(daemon.get("/api/v1/bounces?limit=1")))
        .isNotEqualTo(id(daemon.get("/api/v1/bounces?limit=1")));
  }

  @Test
  void proxyMayGiveTheId() {
    assertThat(id(asked("lb-7.Fra_1"))).isEqualTo("lb-7.Fra_1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user@example.com", "a b", "<script>", "${x}", "\u00e9"})
  void textThatIsNoIdIsNotTaken(String given) {
    assertThat(id(asked(given))).matches("[0-9a-z]{8,20}");
  }

  @Test
  void endlessIdIsNotTaken() {
    assertThat(id(asked("x".repeat(65)))).hasSizeLessThan(21);
  }

  private HttpResponse<String> asked(String id) {
    HttpRequest request =
        daemon.request("/api/v1/bounces?limit=1").header("X-Request-Id", id).build();
    return RunningDaemon.send(request);
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }
}
