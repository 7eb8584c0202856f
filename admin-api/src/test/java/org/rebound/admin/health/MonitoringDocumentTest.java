package org.rebound.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/monitoring.md, the alerts and the dashboard speak of the metrics that there are. */
class MonitoringDocumentTest {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCUMENT = TOP.resolve("docs/monitoring.md");
  private static final String BEGIN =
      "<!-- Made from metrics.txt; a test compares, and says how to make it anew. -->\n";
  private static final String END = "\n<!-- The end of what is made. -->";
  private static final Pattern NAME = Pattern.compile("\\b(rebound|process|jvm)_[a-z0-9_]+");

  private final Set<String> names =
      MetricCatalogue.load().stream().map(DescribedMetric::name).collect(Collectors.toSet());

  @Test
  void documentHasTheTableOfAllMetrics() throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("rebound.regenerate")) {
      text = text.substring(0, begin) + table() + text.substring(end);
      Files.writeString(DOCUMENT, text);
      end = text.indexOf(END);
    }
    assertThat(text.substring(begin, end))
        .as(
            "docs/monitoring.md; make it anew with: mvn -pl admin-api -am test"
                + " -Dtest=MonitoringDocumentTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Drebound.regenerate=true")
        .isEqualTo(table());
  }

  @Test
  void everyMetricIsNamedOnceAndByTheConventionsOfPrometheus() {
    List<DescribedMetric> metrics = MetricCatalogue.load();
    assertThat(names).hasSameSizeAs(metrics);
    assertThat(metrics)
        .allSatisfy(
            metric -> {
              assertThat(metric.name()).matches("(rebound|process|jvm)(_[a-z0-9]+)+");
              assertThat(metric.help()).endsWith(".");
              assertThat(metric.name().endsWith("_total"))
                  .as("%s: _total is for what only rises, and for all of it", metric.name())
                  .isEqualTo(metric.type() == DescribedMetric.Type.COUNTER);
              assertThat(metric.name()).doesNotContainPattern("_(ms|millis|minutes|days|kb|mb)\\b");
              assertThat(metric.labels()).allSatisfy(name -> assertThat(name).matches("[a-z]+"));
            });
  }

  @Test
  void everyAlertHasItsTextAndSpeaksOfMetricsThatThereAre() throws IOException {
    String text = Files.readString(DOCUMENT);
    JsonNode rules =
        new ObjectMapper(new YAMLFactory())
            .readTree(TOP.resolve("deploy/prometheus/rebound-alerts.yml").toFile());
    List<JsonNode> alerts = rules.findParents("alert");
    assertThat(alerts).isNotEmpty();
    for (JsonNode alert : alerts) {
      String name = alert.get("alert").asText();
      assertThat(text).contains("\n### " + name + "\n");
      assertThat(alert.at("/annotations/runbook").asText())
          .isEqualTo("docs/monitoring.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
      assertKnown(alert.get("expr").asText());
    }
    assertThat(text.lines().filter(line -> line.startsWith("### Rebound"))).hasSameSizeAs(alerts);
  }

  @Test
  void everyQueryOfTheDashboardSpeaksOfMetricsThatThereAre() throws IOException {
    JsonNode dashboard =
        new ObjectMapper().readTree(TOP.resolve("deploy/grafana/rebound.json").toFile());
    List<JsonNode> queries = dashboard.findValues("expr");
    assertThat(queries).hasSizeGreaterThan(30);
    queries.forEach(query -> assertKnown(query.asText()));
  }

  private void assertKnown(String expression) {
    List<String> used =
        NAME.matcher(expression).results().map(MatchResult::group).collect(Collectors.toList());
    used.replaceAll(name -> name.replaceFirst("_(bucket|sum|count)$", ""));
    assertThat(names).as(expression).containsAll(used);
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    String section = "";
    for (DescribedMetric metric : MetricCatalogue.load()) {
      if (!metric.section().equals(section)) {
        section = metric.section();
        table
            .append("\n### ")
            .append(section)
            .append("\n\n| metric | type | labels | what it says |\n|---|---|---|---|\n");
      }
      List<String> cells = new ArrayList<>();
      cells.add("`" + metric.name() + "`");
      cells.add(metric.type().name().toLowerCase(Locale.ROOT));
      cells.add(
          metric.labels().stream()
              .map(label -> "`" + label + "`")
              .collect(Collectors.joining(", ")));
      cells.add(metric.help());
      table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return table.toString();
  }
}
