package org.rebound.admin.health;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  private static final Map<String, String> RENAMED =
      Map.of(
          "io.dropwizard.jetty.MutableServletContextHandler.", "http.",
          "ch.qos.logback.core.Appender.", "log.lines.",
          "org.eclipse.jetty.util.thread.QueuedThreadPool.dw.", "http.threads.");

  /** The name; nothing for metrics that are of no use to anybody. */
  static Optional<MetricName> of(String original) {
    if (original.startsWith("jvm.")) {
      return Optional.of(new MetricName(original, clean(original)));
    }
    String ours = original;
    for (Map.Entry<String, String> renamed : RENAMED.entrySet()) {
      if (original.startsWith(renamed.getKey())) {
        ours = renamed.getValue() + original.substring(renamed.getKey().length());
      }
    }
    boolean someClass = ours.startsWith("org.") || ours.startsWith("io.") || ours.startsWith("ch.");
    boolean healthChecks = ours.startsWith("TimeBoundHealthCheck");
    return someClass || healthChecks
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
