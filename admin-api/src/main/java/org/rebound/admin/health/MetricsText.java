package org.rebound.admin.health;

import com.codahale.metrics.MetricFilter;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The metrics of a Dropwizard registry in Prometheus' text format. Thread-safe. */
final class MetricsText {

  static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final DropwizardExports exports;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsText(MetricRegistry registry) {
    this.exports = new DropwizardExports(registry, MetricFilter.ALL, new MetricNames());
  }

  byte[] write() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, exports.collect());
    return text.toByteArray();
  }
}
