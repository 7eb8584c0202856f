package org.rebound.admin.health;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.rebound.receiver.measure.Buckets;
import org.rebound.receiver.measure.LabelledCounter;

/**
 * The metrics of the catalogue in Prometheus' text format, with the values of a Dropwizard
 * registry. A metric that has no value at the moment is left out. Thread-safe.
 */
final class MetricsText {

  static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final MetricRegistry registry;
  private final List<DescribedMetric> catalogue = MetricCatalogue.load();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsText(MetricRegistry registry) {
    this.registry = registry;
  }

  byte[] write() throws IOException {
    MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
    for (DescribedMetric metric : catalogue) {
      snapshot(metric).ifPresent(snapshots::metricSnapshot);
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, snapshots.build());
    return text.toByteArray();
  }

  private Optional<MetricSnapshot> snapshot(DescribedMetric metric) {
    Map<Labels, Metric> found = found(metric);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return switch (metric.type()) {
      case GAUGE -> gauge(metric, numbers(metric, found));
      case COUNTER -> counter(metric, numbers(metric, found));
      case HISTOGRAM -> histogram(metric, found);
      case SUMMARY -> summary(metric, found);
      case INFO -> info(metric, found);
    };
  }

  private Map<Labels, Metric> found(DescribedMetric metric) {
    Map<Labels, Metric> found = new LinkedHashMap<>();
    metric
        .sources()
        .forEach(
            (source, values) -> {
              Metric there = registry.getMetrics().get(source);
              if (there != null) {
                found.put(values.isEmpty() ? Labels.EMPTY : labels(metric, values), there);
              }
            });
    return found;
  }

  private static Labels labels(DescribedMetric metric, List<String> values) {
    return Labels.of(metric.labels(), values);
  }

  private static Map<Labels, Double> numbers(DescribedMetric metric, Map<Labels, Metric> found) {
    Map<Labels, Double> numbers = new LinkedHashMap<>();
    found.forEach(
        (labels, one) -> {
          if (one instanceof LabelledCounter counter) {
            counter
                .counts()
                .forEach((values, count) -> numbers.put(labels(metric, values), (double) count));
          } else {
            number(one).ifPresent(number -> numbers.put(labels, number));
          }
        });
    return numbers;
  }

  private static OptionalDouble number(Metric metric) {
    if (metric instanceof Gauge<?> gauge) {
      return gauge.getValue() instanceof Number number && !Double.isNaN(number.doubleValue())
          ? OptionalDouble.of(number.doubleValue())
          : OptionalDouble.empty();
    } else if (metric instanceof Counter counter) {
      return OptionalDouble.of((double) counter.getCount());
    }
    return metric instanceof Meter meter
        ? OptionalDouble.of((double) meter.getCount())
        : OptionalDouble.empty();
  }

  private static Optional<MetricSnapshot> gauge(
      DescribedMetric metric, Map<Labels, Double> numbers) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(metric.bareName()).help(metric.help());
    numbers.forEach(
        (labels, value) ->
            gauge.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
    return numbers.isEmpty() ? Optional.empty() : Optional.of(gauge.build());
  }

  private static Optional<MetricSnapshot> counter(
      DescribedMetric metric, Map<Labels, Double> numbers) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(metric.bareName()).help(metric.help());
    numbers.forEach(
        (labels, value) ->
            counter.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
    return numbers.isEmpty() ? Optional.empty() : Optional.of(counter.build());
  }

  private static Optional<MetricSnapshot> histogram(
      DescribedMetric metric, Map<Labels, Metric> found) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder().name(metric.bareName()).help(metric.help());
    for (Metric one : found.values()) {
      if (one instanceof Buckets buckets) {
        histogram.dataPoint(
            HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(
                    ClassicHistogramBuckets.of(
                        buckets.bounds(), new ArrayList<Number>(buckets.counts())))
                .sum(buckets.sum())
                .build());
      }
    }
    return Optional.of(histogram.build());
  }

  private static Optional<MetricSnapshot> summary(
      DescribedMetric metric, Map<Labels, Metric> found) {
    SummarySnapshot.Builder summary =
        SummarySnapshot.builder().name(metric.bareName()).help(metric.help());
    for (Metric one : found.values()) {
      if (one instanceof Timer timer) {
        Quantiles.Builder quantiles = Quantiles.builder();
        for (double quantile : new double[] {0.5, 0.9, 0.99}) {
          quantiles.quantile(
              new Quantile(quantile, timer.getSnapshot().getValue(quantile) / SECOND));
        }
        summary.dataPoint(
            SummarySnapshot.SummaryDataPointSnapshot.builder()
                .quantiles(quantiles.build())
                .count(timer.getCount())
                .build());
      }
    }
    return Optional.of(summary.build());
  }

  private static Optional<MetricSnapshot> info(DescribedMetric metric, Map<Labels, Metric> found) {
    InfoSnapshot.Builder info = InfoSnapshot.builder().name(metric.bareName()).help(metric.help());
    for (Metric one : found.values()) {
      if (one instanceof Facts facts) {
        info.dataPoint(
            InfoSnapshot.InfoDataPointSnapshot.builder()
                .labels(labels(metric, facts.values()))
                .build());
      }
    }
    return Optional.of(info.build());
  }
}
