package org.rebound.admin.health;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;

/**
 * What machines that watch the daemon ask for: {@code /metrics} in Prometheus' text, {@code /livez}
 * (the process answers; the database has no say), {@code /readyz} (every health check is well).
 * Reads only; asks for no key.
 */
public final class OperationsHandler extends Handler.Abstract {

  private final MetricsText metrics;
  private final HealthCheckRegistry healthChecks;

  /** Answers from these registries. */
  public OperationsHandler(MetricRegistry metrics, HealthCheckRegistry healthChecks) {
    CheckMetrics.register(metrics, healthChecks);
    this.metrics = new MetricsText(metrics);
    this.healthChecks = healthChecks;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    String path = Request.getPathInContext(request);
    if (!Set.of("/metrics", "/livez", "/readyz").contains(path)) {
      return problem(Problem.of(ProblemType.NOT_FOUND), response, callback);
    }
    if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      return problem(Problem.of(ProblemType.METHOD_NOT_ALLOWED), response, callback);
    }
    return switch (path) {
      case "/metrics" -> answer(200, MetricsText.MEDIA_TYPE, metrics.write(), response, callback);
      case "/livez" -> answer(200, "text/plain", utf8("alive\n"), response, callback);
      default -> ready(response, callback);
    };
  }

  private boolean ready(Response response, Callback callback) {
    List<Problem.FieldError> ill =
        healthChecks.runHealthChecks().entrySet().stream()
            .filter(check -> !check.getValue().isHealthy())
            .map(OperationsHandler::illness)
            .toList();
    return ill.isEmpty()
        ? answer(200, "text/plain", utf8("ready\n"), response, callback)
        : problem(Problem.of(ProblemType.NOT_READY).withErrors(ill), response, callback);
  }

  private static Problem.FieldError illness(Map.Entry<String, HealthCheck.Result> check) {
    return new Problem.FieldError(
        check.getKey(), Optional.ofNullable(check.getValue().getMessage()).orElse("not well"));
  }

  private static boolean problem(Problem problem, Response response, Callback callback) {
    return answer(problem.status(), Problem.MEDIA_TYPE, utf8(problem.toJson()), response, callback);
  }

  private static boolean answer(
      int status, String type, byte[] body, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
