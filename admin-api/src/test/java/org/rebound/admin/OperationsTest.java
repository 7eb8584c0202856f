package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

  private final RunningDaemon daemon = RunningDaemon.shared();

  @Test
  void metricsAreInPrometheusText() {
    daemon.json("/api/v1/bounces?limit=1");
    HttpResponse<String> response = get("/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
    assertThat(response.body().lines())
        .anySatisfy(line -> assertThat(line).startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
        .anySatisfy(
            line -> assertThat(line).startsWith("rebound_http_responses_total{code=\"2xx\"} "))
        .anySatisfy(line -> assertThat(line).startsWith("rebound_http_request_seconds_count "))
        .anySatisfy(
            line -> assertThat(line).startsWith("rebound_log_lines_total{level=\"warn\"} "));
  }

  @Test
  void counterThatMayFallIsAGauge() {
    assertThat(get("/metrics").body()).contains("# TYPE rebound_http_requests_active gauge");
  }

  @Test
  void livenessAndReadiness() {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/tasks/gc",
        "/tasks/log-level",
        "/threads",
        "/ping",
        "/healthcheck",
        "/pprof"
      })
  void dropwizardsOwnPagesAreNotThere(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
    HttpResponse<String> posted =
        RunningDaemon.send(
            HttpRequest.newBuilder(daemon.operations(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(posted.statusCode()).isEqualTo(404);
  }

  @Test
  void onlyReadingIsTaken() {
    HttpResponse<String> posted =
        RunningDaemon.send(
            HttpRequest.newBuilder(daemon.operations("/metrics"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  private HttpResponse<String> get(String path) {
    return RunningDaemon.send(HttpRequest.newBuilder(daemon.operations(path)).build());
  }
}
