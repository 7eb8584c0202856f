package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the story of every mail server tells: mail for a mailing leaves through it; its own reports
 * come back to the daemon; the API shows exactly the right recipients, verdicts and categories.
 */
final class MtaStory {

  private static final long MAILING = 7;
  private static final List<String> DELIVERED =
      List.of("ok1@example.net", "ok2@example.net", "ok3@example.net");
  private static final List<String> RECIPIENTS =
      List.of(
          "ok1@example.net",
          "ok2@example.net",
          "ok3@example.net",
          "unknown1@example.net",
          "unknown2@example.net",
          "disabled@example.net",
          "full@example.net",
          "later@example.net",
          "spam@example.net");

  /** Address to "verdict category fault": what the API must show, and nothing else. */
  static final Map<String, String> EXPECTED =
      Map.of(
          "unknown1@example.net", "hard mailbox_unknown recipient",
          "unknown2@example.net", "hard mailbox_unknown recipient",
          "disabled@example.net", "hard mailbox_disabled recipient",
          "full@example.net", "soft mailbox_full recipient",
          "later@example.net", "soft system infrastructure",
          "spam@example.net", "soft spam_content message");

  private final Api api;
  private final Map<String, String> expected;

  private MtaStory(Api api, Map<String, String> expected) {
    this.api = api;
    this.expected = new TreeMap<>(expected);
  }

  /** Tells it; ends with a {@link Check.StoryFailed} when it comes out otherwise. */
  static void tell(String name, MailServer.Start start, Map<String, String> expected)
      throws IOException, InterruptedException {
    Path folder = Daemon.workFolder(name);
    try (Daemon daemon = Daemon.start(folder, Map.of());
        RefusingServer server = new RefusingServer();
        MailServer mta = start.at(folder, daemon.smtpPort(), server.port())) {
      MtaStory story = new MtaStory(daemon.api(), expected);
      story.mail(mta.port());
      story.check(name, server);
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println(name + ": 1 passed, 0 failed");
  }

  private void check(String name, RefusingServer server) throws IOException, InterruptedException {
    Check.eventually(
        name + " reported every failure",
        Duration.ofSeconds(60),
        () -> bounces(api, "&mailing=" + MAILING),
        seen -> seen.size() >= expected.size());
    Check.same("recipients and verdicts", expected, bounces(api, "&mailing=" + MAILING));
    Check.same("delivered", new TreeSet<>(DELIVERED), new TreeSet<>(server.delivered()));
    checkAddresses();
    checkDelayWarnings();
    checkRaw();
    checkMailing();
  }

  private void mail(int port) throws IOException, InterruptedException {
    JsonNode minted =
        api.post("/api/v1/mailings/" + MAILING + "/return-paths", Map.of("recipients", RECIPIENTS));
    Map<String, String> paths = new LinkedHashMap<>();
    for (JsonNode item : minted.get("items")) {
      paths.put(item.get("recipient").asText(), item.get("returnPath").asText());
    }
    Check.same("return paths minted", RECIPIENTS.size(), paths.size());
    try (SmtpSession session = new SmtpSession(port)) {
      for (Map.Entry<String, String> path : paths.entrySet()) {
        int reply = session.send(path.getValue(), path.getKey(), letter(path.getKey()));
        Check.same("the mail server takes the mail to " + path.getKey(), 250, reply);
      }
    }
  }

  /** A letter to one recipient. */
  static byte[] letter(String recipient) {
    return """
    From: Shop <news@example.org>
    To: <%s>
    Subject: November news
    Message-ID: <%s.7@example.org>

    Dear customer, all sledges are in.
    """
        .formatted(recipient, recipient.replace('@', '.'))
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The bounces that a filter lets through: address to "verdict category fault". */
  static Map<String, String> bounces(Api api, String filter)
      throws IOException, InterruptedException {
    Map<String, String> seen = new TreeMap<>();
    for (JsonNode bounce : api.all("/api/v1/bounces?kind=bounce" + filter)) {
      String address = bounce.get("address").asText();
      if (seen.containsKey(address)) {
        throw new Check.StoryFailed(address + " has two bounces");
      }
      seen.put(
          address,
          "%s %s %s"
              .formatted(
                  bounce.get("verdict").asText(),
                  bounce.get("category").asText(),
                  bounce.get("fault").asText()));
    }
    return seen;
  }

  private void checkAddresses() throws IOException, InterruptedException {
    for (Map.Entry<String, String> bounce : expected.entrySet()) {
      boolean blocks =
          bounce.getValue().startsWith("hard") && bounce.getValue().endsWith("recipient");
      checkState(bounce.getKey(), blocks ? "blocked" : "usable");
    }
    checkState("ok1@example.net", "usable");
  }

  private void checkState(String address, String state) throws IOException, InterruptedException {
    JsonNode standing = api.get("/api/v1/addresses/" + address);
    Check.same("state of " + address, state, standing.get("state").asText());
  }

  private void checkDelayWarnings() throws IOException, InterruptedException {
    Set<String> late = new TreeSet<>();
    for (JsonNode delay : api.all("/api/v1/bounces?kind=delayed")) {
      late.add(delay.get("address").asText());
      Check.same("a delay warning counts", false, delay.get("counted").asBoolean());
    }
    Check.isTrue(
        "delay warnings only for those refused for now: " + late,
        Set.of("full@example.net", "later@example.net").containsAll(late));
  }

  private void checkRaw() throws IOException, InterruptedException {
    JsonNode bounce = api.all("/api/v1/bounces?address=unknown1@example.net").get(0);
    String id = bounce.get("id").asText();
    JsonNode whole = api.get("/api/v1/bounces/" + id);
    Check.isTrue(
        "the explanation names its rule: " + whole.get("explanation"),
        !whole.get("explanation").get("rule").asText().isEmpty());
    Check.isTrue(
        "the raw message is the mail server's own report",
        api.text("/api/v1/bounces/" + id + "/raw").contains("message/delivery-status"));
  }

  private void checkMailing() throws IOException, InterruptedException {
    Check.same(
        "recipients of the mailing",
        RECIPIENTS.size(),
        api.all("/api/v1/mailings/" + MAILING + "/recipients").size());
    System.out.println("  " + api.get("/api/v1/mailings/" + MAILING));
  }
}
