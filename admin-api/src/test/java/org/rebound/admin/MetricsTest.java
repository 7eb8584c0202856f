package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.measure.Label;
import org.rebound.receiver.measure.Provider;
import org.rebound.receiver.policy.NotCounted;
import org.rebound.receiver.postgres.TestPostgres;

/** What a daemon shows to Prometheus after hostile mail came in. */
class MetricsTest {

  private static final int SERVERS = 60;
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? ([-+0-9.eEINaf]+)");
  private static final Pattern PAIR = Pattern.compile("([a-z]+)=\"([^\"\\\\]*)\",?");

  private static RunningDaemon daemon;
  private static String text = "";

  @BeforeAll
  static void receiveHostileMail() throws Exception {
    Path folder = RunningDaemon.newFolder();
    daemon =
        RunningDaemon.start(
            TestPostgres.shared().createDatabase(),
            folder,
            Map.of(
                "REBOUND_SMTP_TLS_KEYSTORE",
                certificate(folder).toString(),
                "REBOUND_SMTP_TLS_KEYSTORE_PASSWORD",
                "secret"));
    for (int i = 0; i < SERVERS; i++) {
      String path = mint("user" + i + "@example.net");
      assertThat(SmtpClient.send(daemon, path, report(i))).startsWith("250 ");
      assertThat(SmtpClient.send(daemon, path, report(i))).startsWith("250 ");
    }
    assertThat(SmtpClient.send(daemon, "bounce+user@bounces.localhost", report(0)))
        .startsWith("550 ");
    daemon.json("/api/v1/bounces?limit=1");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    do {
      text = RunningDaemon.send(metrics()).body();
    } while (!(text.contains("rebound_blocked_addresses ") && text.contains("rebound_jobs{"))
        && System.nanoTime() < end);
  }

  @AfterAll
  static void stop() {
    daemon.close();
  }

  @Test
  void daemonShowsWhatTheDocumentListsAndNothingElse() throws IOException {
    assertThat(shown("TYPE")).containsExactlyInAnyOrderElementsOf(documented());
    assertThat(shown("HELP")).containsExactlyInAnyOrderElementsOf(documented());
  }

  @Test
  void noAddressIsInAnyMetric() {
    assertThat(text).doesNotContain("@").doesNotContain("example").doesNotContain("user1");
  }

  @Test
  void everyLabelHasAClosedSetOfValues() {
    Map<String, Set<String>> allowed = allowed();
    samples()
        .forEach(
            sample -> {
              Matcher pair = PAIR.matcher(Optional.ofNullable(sample.group(2)).orElse(""));
              while (pair.find()) {
                if (!Set.of("le", "quantile", "version", "java").contains(pair.group(1))) {
                  assertThat(allowed.getOrDefault(pair.group(1), Set.of()))
                      .as(sample.group())
                      .contains(pair.group(2));
                }
              }
            });
  }

  @Test
  void serversThatReportsMakeUpAddNoSeries() {
    assertThat(text.lines().filter(line -> line.startsWith("rebound_provider_bounces_total")))
        .containsExactlyInAnyOrder(
            "rebound_provider_bounces_total{provider=\"google\",verdict=\"hard\"} 1.0",
            "rebound_provider_bounces_total{provider=\"other\",verdict=\"hard\"} "
                + (SERVERS - 1)
                + ".0");
  }

  @Test
  void whatCameTwiceCountsOnce() {
    assertThat(text)
        .contains(
            "\nrebound_bounces_total{category=\"mailbox_unknown\",fault=\"recipient\",verdict=\"hard\"} "
                + SERVERS
                + ".0\n")
        .contains("\nrebound_smtp_messages_total{code=\"250\"} " + 2 * SERVERS + ".0\n")
        .contains("\nrebound_recorder_messages_total{outcome=\"duplicates\"} " + SERVERS + ".0\n")
        .contains("\nrebound_addresses_blocked_total " + SERVERS + ".0\n")
        .contains("\nrebound_recipients_refused_total{reason=\"unknown\"} 1.0\n")
        .contains("\nrebound_ready 1.0\n");
  }

  private static Set<String> documented() throws IOException {
    Pattern row = Pattern.compile("[|] `([a-z0-9_]+)` [|] (counter|gauge|histogram|summary|info) ");
    return Files.readAllLines(Path.of("..", "docs", "monitoring.md")).stream()
        .map(row::matcher)
        .filter(Matcher::lookingAt)
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> shown(String what) {
    return text.lines()
        .filter(line -> line.startsWith("# " + what + " "))
        .map(line -> line.split(" ", -1)[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Matcher> samples() {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(SAMPLE::matcher)
        .peek(sample -> assertThat(sample.matches()).as(sample.toString()).isTrue())
        .toList();
  }

  private static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> allowed = new HashMap<>();
    allowed.put("verdict", words(Verdict.values(), Label.NONE));
    allowed.put("category", words(Category.values()));
    allowed.put("fault", words(Fault.values()));
    allowed.put("kind", words(Kind.values()));
    allowed.put("provider", Set.copyOf(Provider.label().values()));
    allowed.put(
        "reason",
        words(
            NotCounted.values(),
            "not_ours",
            "unknown",
            "forged",
            "expired",
            "too_many",
            "too_many_from_peer",
            "stopping"));
    allowed.put(
        "code",
        Set.of(
            "250", "421", "451", "452", "500", "501", "502", "503", "550", "552", "553", "554",
            "555", "other", "1xx", "2xx", "3xx", "4xx", "5xx"));
    allowed.put("check", Set.of("database", "smtp"));
    allowed.put(
        "outcome", Set.of("recorded", "duplicates", "failures", "delivered", "refused", "failed"));
    allowed.put(
        "state",
        Set.of("active", "idle", "current", "behind", "off", "waiting", "running", "failed"));
    allowed.put("table", Set.of("message", "message_raw", "bounce_event", "address_transition"));
    allowed.put("area", Set.of("heap", "non-heap"));
    allowed.put("level", Set.of("trace", "debug", "info", "warn", "error"));
    allowed.put(
        "action",
        Set.of(
            "clear",
            "block",
            "former-employee",
            "delete",
            "import",
            "add-to-selection",
            "add-to-project"));
    return allowed;
  }

  private static Set<String> words(Enum<?>[] constants, String... more) {
    Set<String> words = new HashSet<>(List.of(more));
    Arrays.stream(constants).forEach(one -> words.add(one.name().toLowerCase(Locale.ROOT)));
    return words;
  }

  private static HttpRequest metrics() {
    return HttpRequest.newBuilder(daemon.operations("/metrics")).build();
  }

  private static String mint(String recipient) {
    HttpResponse<String> minted =
        daemon.post("/api/v1/mailings/1/return-paths", "{\"recipients\":[\"" + recipient + "\"]}");
    return RunningDaemon.tree(minted).at("/items/0/returnPath").asText();
  }

  /** A report whose every word tries to become a label. */
  private static String report(int i) {
    String server = i == 0 ? "mx7.Google.COM." : "mx" + i + ".evil" + i + ".example";
    return """
        From: MAILER-DAEMON@mta.example.net
        Subject: Undelivered Mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        user%d@example.net "} 1 rebound_ready 0
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; user%d@example.net"}

        Final-Recipient: rfc822; user%d@example.net
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; %s
        Diagnostic-Code: smtp; 550 5.1.1 user%d@example.net unknown"} 1
        --b--
        """
        .formatted(i, i, i, server, i)
        .replace("\n", "\r\n");
  }

  private static Path certificate(Path folder) throws IOException, InterruptedException {
    Path keystore = folder.resolve("listener.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "listener",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ours.test",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return keystore;
  }
}
