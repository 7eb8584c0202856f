package org.rebound.admin.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All metrics that are shown, in the order in which they are: the file {@code metrics.txt}. What a
 * library counts beside these stays inside.
 */
final class MetricCatalogue {

  private static final String FILE = "metrics.txt";

  private MetricCatalogue() {}

  /** The metrics of the file in the jar. */
  static List<DescribedMetric> load() {
    try (InputStream in = MetricCatalogue.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DescribedMetric> read(String text) {
    List<DescribedMetric> metrics = new ArrayList<>();
    String section = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        metrics.add(DescribedMetric.of(section, line));
      }
    }
    return List.copyOf(metrics);
  }
}
