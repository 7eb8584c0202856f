package org.rebound.receiver.ledger;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the recorder tells the monitoring, all below {@code rebound.recorder}: messages a commit,
 * the time a commit takes, messages waiting, recorded, duplicates, failed. Thread-safe.
 */
final class RecorderMetrics {

  private static final String PREFIX = "rebound.recorder";

  private final Histogram batchSize;
  private final Timer commit;
  private final Meter recorded;
  private final Meter duplicates;
  private final Meter failures;

  RecorderMetrics(MetricRegistry registry, Backlog backlog) {
    batchSize = registry.histogram(MetricRegistry.name(PREFIX, "batch-size"));
    commit = registry.timer(MetricRegistry.name(PREFIX, "commit"));
    recorded = registry.meter(MetricRegistry.name(PREFIX, "recorded"));
    duplicates = registry.meter(MetricRegistry.name(PREFIX, "duplicates"));
    failures = registry.meter(MetricRegistry.name(PREFIX, "failures"));
    registry.gauge(
        MetricRegistry.name(PREFIX, "waiting"), () -> (Gauge<Integer>) backlog::messages);
  }

  void committed(List<Recorded> records, long nanoseconds) {
    commit.update(nanoseconds, TimeUnit.NANOSECONDS);
    long came = records.stream().filter(Recorded::duplicate).count();
    batchSize.update(records.size());
    recorded.mark(records.size() - came);
    duplicates.mark(came);
  }

  void failed(List<Submission> batch) {
    failures.mark(batch.stream().mapToInt(Submission::messages).sum());
  }

  void refused(int messages) {
    failures.mark(messages);
  }
}
