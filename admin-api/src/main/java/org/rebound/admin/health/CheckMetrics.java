package org.rebound.admin.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.util.List;
import java.util.Optional;

/** What the checks of {@code /readyz} say, as numbers: 1 is well, 0 is not. */
final class CheckMetrics {

  private static final List<String> CHECKS = List.of("database", "smtp");

  private CheckMetrics() {}

  /** Puts them into {@code metrics}; a check is asked when its number is. */
  static void register(MetricRegistry metrics, HealthCheckRegistry checks) {
    for (String name : CHECKS) {
      metrics.register("rebound.check." + name, (Gauge<Number>) () -> well(checks, name));
    }
    metrics.register(
        "rebound.ready",
        (Gauge<Number>)
            () -> checks.getNames().stream().mapToInt(name -> well(checks, name)).min().orElse(1));
  }

  private static int well(HealthCheckRegistry checks, String name) {
    return Optional.ofNullable(checks.getHealthCheck(name))
            .map(HealthCheck::execute)
            .map(HealthCheck.Result::isHealthy)
            .orElse(false)
        ? 1
        : 0;
  }
}
