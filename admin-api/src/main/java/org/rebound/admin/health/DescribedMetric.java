package org.rebound.admin.health;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the catalogue says of one metric.
 *
 * @param labels the names of its labels; one with {@code values} when the source has a star
 * @param values of the only label; empty when the metric itself has them
 * @param source the name in the registry; a star stands for each of the values
 */
record DescribedMetric(
    String section,
    String name,
    Type type,
    List<String> labels,
    List<String> values,
    String source,
    String help) {

  /** The types of Prometheus that we use. */
  enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    SUMMARY,
    INFO
  }

  /** Reads a line; the section is the headline before it. */
  static DescribedMetric of(String section, String line) {
    List<String> fields = Stream.of(line.split("[|]", -1)).map(String::strip).toList();
    if (fields.size() != 5) {
      throw new IllegalStateException("metrics.txt: five fields expected: " + line);
    }
    String label = fields.get(2);
    int equals = label.indexOf('=');
    return new DescribedMetric(
        section,
        fields.get(0),
        Type.valueOf(fields.get(1).toUpperCase(Locale.ROOT)),
        words(equals < 0 ? label : label.substring(0, equals)),
        words(equals < 0 ? "" : label.substring(equals + 1)),
        fields.get(3),
        fields.get(4));
  }

  /** The names in the registry, each with the values of the labels that it stands for. */
  Map<String, List<String>> sources() {
    if (values.isEmpty()) {
      return Map.of(source, List.of());
    }
    Map<String, List<String>> sources = new java.util.LinkedHashMap<>();
    values.forEach(value -> sources.put(source.replace("*", value), List.of(value)));
    return sources;
  }

  /** The name without the ending that the format adds by itself. */
  String bareName() {
    return name.replaceFirst("_(total|info)$", "");
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
