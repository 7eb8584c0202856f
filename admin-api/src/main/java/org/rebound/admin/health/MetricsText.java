package org.rebound.admin.health;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The metrics of a Dropwizard registry in Prometheus' text format. A Dropwizard counter may fall,
 * so it is a gauge there; a meter only rises, so it is a counter; times are in seconds.
 * Thread-safe.
 */
final class MetricsText {

  static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double NANOSECOND = 1.0 / TimeUnit.SECONDS.toNanos(1);

  private final MetricRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsText(MetricRegistry registry) {
    this.registry = registry;
  }

  byte[] write() throws IOException {
    MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, Metric> metric : registry.getMetrics().entrySet()) {
      MetricName.of(metric.getKey())
          .flatMap(name -> snapshot(name, metric.getValue()))
          .filter(snapshot -> names.add(snapshot.getMetadata().getPrometheusName()))
          .ifPresent(snapshots::metricSnapshot);
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, snapshots.build());
    return text.toByteArray();
  }

  private static Optional<MetricSnapshot> snapshot(MetricName name, Metric metric) {
    if (metric instanceof Gauge<?> gauge) {
      return gauge.getValue() instanceof Number number
          ? Optional.of(gauge(name, number.doubleValue()))
          : Optional.empty();
    } else if (metric instanceof Counter counter) {
      return Optional.of(gauge(name, (double) counter.getCount()));
    } else if (metric instanceof Meter meter) {
      return Optional.of(counter(name, meter));
    } else if (metric instanceof Timer timer) {
      return Optional.of(
          summary(name.seconds(), timer.getSnapshot(), timer.getCount(), NANOSECOND));
    } else if (metric instanceof Histogram histogram) {
      return Optional.of(summary(name, histogram.getSnapshot(), histogram.getCount(), 1));
    }
    return Optional.empty();
  }

  private static MetricSnapshot gauge(MetricName name, double value) {
    return GaugeSnapshot.builder()
        .name(name.gauge())
        .help(name.help())
        .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static MetricSnapshot counter(MetricName name, Meter meter) {
    return CounterSnapshot.builder()
        .name(name.counter())
        .help(name.help())
        .dataPoint(
            CounterSnapshot.CounterDataPointSnapshot.builder()
                .value((double) meter.getCount())
                .build())
        .build();
  }

  private static MetricSnapshot summary(
      MetricName name, Snapshot values, long count, double factor) {
    Quantiles.Builder quantiles = Quantiles.builder();
    for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
      quantiles.quantile(new Quantile(quantile, values.getValue(quantile) * factor));
    }
    return SummarySnapshot.builder()
        .name(name.gauge())
        .help(name.help())
        .dataPoint(
            SummarySnapshot.SummaryDataPointSnapshot.builder()
                .quantiles(quantiles.build())
                .count(count)
                .build())
        .build();
  }
}
