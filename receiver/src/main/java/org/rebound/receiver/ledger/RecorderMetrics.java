package org.rebound.receiver.ledger;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import java.util.List;
import org.rebound.receiver.measure.Buckets;

/**
 * What the recorder tells the monitoring, all below {@code rebound.recorder}: messages a commit,
 * the time a commit takes, messages waiting, recorded, duplicates, failed. Thread-safe.
 */
final class RecorderMetrics {

  private static final String PREFIX = "rebound.recorder";

  private final Buckets batchSize;
  private final Buckets commit;
  private final Meter recorded;
  private final Meter duplicates;
  private final Meter failures;

  RecorderMetrics(MetricRegistry registry, Backlog backlog) {
    batchSize =
        Buckets.in(
            registry, MetricRegistry.name(PREFIX, "batch-size"), 1, 2, 5, 10, 20, 50, 100, 200);
    commit = Buckets.in(registry, MetricRegistry.name(PREFIX, "commit"), Buckets.seconds());
    recorded = registry.meter(MetricRegistry.name(PREFIX, "recorded"));
    duplicates = registry.meter(MetricRegistry.name(PREFIX, "duplicates"));
    failures = registry.meter(MetricRegistry.name(PREFIX, "failures"));
    registry.gauge(
        MetricRegistry.name(PREFIX, "waiting"), () -> (Gauge<Integer>) backlog::messages);
  }

  void committed(List<Recorded> records, long nanoseconds) {
    commit.addNanoseconds(nanoseconds);
    long came = records.stream().filter(Recorded::duplicate).count();
    batchSize.add(records.size());
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
