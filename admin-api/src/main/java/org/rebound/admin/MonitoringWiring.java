package org.rebound.admin;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.rebound.admin.health.LedgerFigures;
import org.rebound.admin.health.ProcessMetrics;
import org.rebound.admin.health.SampledGauges;
import org.rebound.admin.settings.Settings;
import org.rebound.admin.webhook.WebhookMetrics;

/** What the monitoring is told beside what the parts themselves count. */
final class MonitoringWiring {

  private MonitoringWiring() {}

  /** Puts limits, the process and what the database knows into {@code metrics}. */
  static void register(
      MetricRegistry metrics,
      ReboundConfiguration configuration,
      Path dataFolder,
      Jdbi jdbi,
      RunningParts running,
      Clock clock) {
    Settings settings = configuration.settings();
    ProcessMetrics.register(metrics, dataFolder);
    ProcessMetrics.put(metrics, "rebound.smtp.limit", settings.smtp().maxConnections());
    ProcessMetrics.put(metrics, "rebound.recorder.limit", settings.recorder().queue());
    ProcessMetrics.put(metrics, "rebound.database.limit", settings.database().poolSize());
    metrics.gauge("rebound.log.dropped", () -> configuration.standardOutput()::dropped);
    Supplier<Map<String, Double>> ledger = new LedgerFigures(jdbi);
    Supplier<Map<String, Double>> webhooks = WebhookMetrics.figures(jdbi, clock);
    Set<String> names = new HashSet<>(LedgerFigures.NAMES);
    names.addAll(WebhookMetrics.NAMES);
    SampledGauges sampled =
        SampledGauges.start(
            metrics,
            names,
            () -> {
              Map<String, Double> all = new HashMap<>(ledger.get());
              all.putAll(webhooks.get());
              return all;
            });
    running.add(sampled::close);
  }
}
