package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A real Prometheus scrapes a daemon that bounces come in to. Every query of the dashboard gives
 * rows, every alert can be asked and none comes; a line of the log leads to the API.
 */
public final class MonitoringStory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME =
      Path.of(System.getProperty("rebound.home", ".")).toAbsolutePath();
  private static final Path DEPLOYED = HOME.resolve("deploy/prometheus");
  private static final int WAVES = 3;
  private static final int RECIPIENTS = 200;

  private MonitoringStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws Exception {
    alertsAreRight();
    Path folder = Daemon.workFolder("monitoring");
    Map<String, String> settings =
        Map.of("REBOUND_LOGGING_FORMAT", "json", "REBOUND_LOGGING_BOUNCES", "hashed");
    try (Daemon daemon = Daemon.start(folder, settings);
        Journal journal = new Journal(folder.resolve("journal"));
        PrometheusServer prometheus =
            PrometheusServer.start(folder, DEPLOYED, daemon.api().adminPort())) {
      Api api = daemon.api();
      Generator generator = new Generator(daemon.smtpPort(), journal);
      List<Bounces.Bounce> sent = new ArrayList<>();
      for (int wave = 1; wave <= WAVES; wave++) {
        List<Bounces.Bounce> bounces = Bounces.mintOne(api, wave, RECIPIENTS);
        generator.send(bounces, 5).await();
        sent.addAll(bounces);
        seen(prometheus, "sum(rebound_smtp_messages_total{code=\"250\"})", sent.size());
      }
      seen(prometheus, "sum(rebound_bounces_total{category=\"mailbox_unknown\"})", sent.size());
      seen(prometheus, "sum(rebound_addresses_blocked_total)", RECIPIENTS);
      everyQueryGivesRows(prometheus);
      noAlertComes(prometheus);

      generator.send(sent, 5).await();
      seen(prometheus, "rebound_recorder_messages_total{outcome=\"duplicates\"}", sent.size());
      Check.same(
          "bounces after all came again",
          (double) sent.size(),
          prometheus.number("sum(rebound_bounces_total)"));
      metricsAreWellFormed(api, folder);
      logLeadsToTheApi(daemon, api, sent.size());

      Check.same("exit status after SIGTERM", 0, daemon.stop());
      seen(prometheus, "up{job=\"rebound\"}", 0);
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("monitoring: 1 passed, 0 failed");
  }

  private static void alertsAreRight() throws IOException {
    Processes.runQuietly("promtool", "check", "config", DEPLOYED.resolve("scrape.yml").toString());
    Processes.runQuietly(
        "promtool",
        "test",
        "rules",
        DEPLOYED.resolve("rebound-alerts.test.yml").toString(),
        DEPLOYED.resolve("rebound-alerts-days.test.yml").toString());
    System.out.println("  ok  the alerts, on made-up numbers");
  }

  private static void seen(PrometheusServer prometheus, String query, long expected) {
    Check.eventually(
        query + " is " + expected,
        Duration.ofSeconds(20),
        () -> prometheus.number(query),
        number -> number == expected);
  }

  private static void everyQueryGivesRows(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    JsonNode dashboard =
        JSON.readTree(Files.readString(HOME.resolve("deploy/grafana/rebound.json")));
    int asked = 0;
    for (JsonNode expression : dashboard.findValues("expr")) {
      String query =
          expression.asText().replace("$__rate_interval", "20s").replace("$instance", ".*");
      if (prometheus.query(query).isEmpty()) {
        throw new Check.StoryFailed("no rows: " + query);
      }
      asked++;
    }
    Check.isTrue(asked + " queries of the dashboard give rows", asked > 40);
  }

  private static void noAlertComes(PrometheusServer prometheus)
      throws IOException, InterruptedException {
    List<JsonNode> rules =
        Check.await(
            "every alert was asked",
            Duration.ofSeconds(20),
            () ->
                prometheus.get("/api/v1/rules?type=alert").at("/data/groups").findParents("query"),
            all -> all.stream().allMatch(rule -> rule.get("health").asText().equals("ok")));
    Check.isTrue(rules.size() + " alerts can be asked", rules.size() > 20);
    Check.same("alerts", "[]", prometheus.query("ALERTS{alertstate=\"firing\"}").toString());
  }

  private static void metricsAreWellFormed(Api api, Path folder)
      throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("metrics.txt"), api.metrics());
    Processes.runQuietly("sh", "-c", "promtool check metrics < " + page);
    System.out.println("  ok  promtool finds no fault in /metrics");
    Check.isTrue("no address is in /metrics", !api.metrics().contains("@"));
  }

  private static void logLeadsToTheApi(Daemon daemon, Api api, int bounces)
      throws IOException, InterruptedException, GeneralSecurityException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : daemon.log().lines().filter(text -> text.startsWith("{")).toList()) {
      JsonNode read = JSON.readTree(line);
      if (read.get("logger").asText().equals("rebound.bounce")) {
        lines.add(read);
      }
    }
    List<JsonNode> recorded = saying("recorded", lines);
    Check.same("lines of recorded bounces", bounces, recorded.size());
    Check.same("lines of what came before", bounces, saying("came before", lines).size());
    Check.isTrue("no address is in the log", !daemon.log().contains("@"));
    JsonNode line = recorded.get(bounces / 2);
    JsonNode bounce = api.get("/api/v1/bounces/" + line.get("bounce").asLong());
    for (String field : List.of("mailing", "kind", "verdict", "category", "fault", "status")) {
      Check.same(field + " in log and API", bounce.get(field).asText(), line.get(field).asText());
    }
    Check.same("the message", bounce.get("message").asLong(), line.get("messageId").asLong());
    Check.same(
        "the recipient",
        hash(daemon, bounce.get("address").asText()),
        line.get("recipient").asText());
  }

  private static List<JsonNode> saying(String message, List<JsonNode> lines) {
    return lines.stream().filter(line -> line.get("message").asText().equals(message)).toList();
  }

  private static String hash(Daemon daemon, String address)
      throws IOException, GeneralSecurityException {
    String key = Files.readString(daemon.folder().resolve("data/log.key")).strip();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
