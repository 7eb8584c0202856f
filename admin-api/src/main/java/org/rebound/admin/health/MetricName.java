package org.rebound.admin.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a Dropwizard metric as Prometheus wants it: {@code rebound_} in front of what is
 * ours, {@code jvm_} in front of what is Java's, lower case, base units, {@code _total} behind what
 * only rises. What the libraries inside count under names of classes and ports is renamed or left
 * out.
 *
 * @param original Dropwizard's name
 * @param name Prometheus' name, without any ending
 */
record MetricName(String original, String name) {

  private static final String HTTP = "io.dropwizard.jetty.MutableServletContextHandler.";
  private static final String LOG = "ch.qos.logback.core.Appender.";
  private static final String THREADS = "org.eclipse.jetty.util.thread.QueuedThreadPool.dw.";
  private static final List<String> USELESS = List.of("org.", "io.", "ch.", "TimeBoundHealthCheck");
  private static final Set<String> USEFUL_OF_HTTP =
      Set.of(
          "requests",
          "active-requests",
          "1xx-responses",
          "2xx-responses",
          "3xx-responses",
          "4xx-responses",
          "5xx-responses");

  /** The name; nothing for metrics that are of no use to anybody. */
  static Optional<MetricName> of(String original) {
    String ours = original.replaceFirst("^rebound\\.", "");
    if (original.startsWith("jvm.")) {
      return Optional.of(new MetricName(original, clean(original)));
    } else if (original.startsWith(HTTP)) {
      String metric = original.substring(HTTP.length());
      if (!USEFUL_OF_HTTP.contains(metric)) {
        return Optional.empty();
      }
      ours = "http." + metric;
    } else if (original.startsWith(LOG)) {
      ours = "log." + original.substring(LOG.length()) + ".lines";
    } else if (original.startsWith(THREADS)) {
      ours = "http.threads." + original.substring(THREADS.length());
    }
    return USELESS.stream().anyMatch(ours::startsWith)
        ? Optional.empty()
        : Optional.of(new MetricName(original, "rebound_" + clean(ours)));
  }

  /** The same for a length of time. */
  MetricName seconds() {
    return name.endsWith("_seconds") ? this : new MetricName(original, name + "_seconds");
  }

  /** For what rises and falls: Prometheus keeps some endings for itself. */
  String gauge() {
    String plain = name;
    for (String ending : new String[] {"_total", "_count", "_created", "_bucket", "_info"}) {
      if (plain.endsWith(ending)) {
        plain = plain.substring(0, plain.length() - ending.length());
      }
    }
    return plain;
  }

  /** For what only rises, without the ending {@code _total}, which the format adds. */
  String counter() {
    return gauge();
  }

  /** The line of help. */
  String help() {
    return "Dropwizard's " + original + ".";
  }

  private static String clean(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_+$", "").toLowerCase(Locale.ROOT);
  }
}
