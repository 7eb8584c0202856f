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
 * Mail for a mailing leaves through a real Postfix; its own reports come back to the daemon; the
 * API shows exactly the right recipients, verdicts and categories.
 */
public final class PostfixStory {

  private static final long MAILING = 7;
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

  /** Address to "kind verdict category fault": what the API must show, and nothing else. */
  private static final Map<String, String> EXPECTED =
      new TreeMap<>(
          Map.of(
              "unknown1@example.net", "hard mailbox_unknown recipient",
              "unknown2@example.net", "hard mailbox_unknown recipient",
              "disabled@example.net", "hard mailbox_disabled recipient",
              "full@example.net", "soft mailbox_full recipient",
              "later@example.net", "soft system infrastructure",
              "spam@example.net", "soft spam_content message"));

  private static final Set<String> BLOCKED =
      Set.of("unknown1@example.net", "unknown2@example.net", "disabled@example.net");

  private PostfixStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("postfix");
    try (Daemon daemon = Daemon.start(folder, Map.of());
        RefusingServer server = new RefusingServer();
        PostfixInstance postfix = new PostfixInstance(folder, daemon.smtpPort(), server.port())) {
      Api api = daemon.api();
      mail(postfix, returnPaths(api));
      Check.eventually(
          "Postfix reported every failure",
          Duration.ofSeconds(60),
          () -> bounces(api),
          seen -> seen.size() >= EXPECTED.size());
      Check.same("recipients and verdicts", EXPECTED, bounces(api));
      Check.same(
          "delivered",
          new TreeSet<>(List.of("ok1@example.net", "ok2@example.net", "ok3@example.net")),
          new TreeSet<>(server.delivered()));
      checkAddresses(api);
      checkDelayWarnings(api);
      checkRaw(api);
      checkMailing(api);
    }
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("postfix: 1 passed, 0 failed");
  }

  private static Map<String, String> returnPaths(Api api) throws IOException, InterruptedException {
    JsonNode minted =
        api.post("/api/v1/mailings/" + MAILING + "/return-paths", Map.of("recipients", RECIPIENTS));
    Map<String, String> paths = new LinkedHashMap<>();
    for (JsonNode item : minted.get("items")) {
      paths.put(item.get("recipient").asText(), item.get("returnPath").asText());
    }
    Check.same("return paths minted", RECIPIENTS.size(), paths.size());
    return paths;
  }

  private static void mail(PostfixInstance postfix, Map<String, String> paths) throws IOException {
    try (SmtpSession session = new SmtpSession(postfix.port())) {
      for (Map.Entry<String, String> path : paths.entrySet()) {
        String message =
            """
            From: Shop <news@example.org>
            To: <%s>
            Subject: November news
            Message-ID: <%s.7@example.org>

            Dear customer, all sledges are in.
            """
                .formatted(path.getKey(), path.getKey().replace('@', '.'))
                .replace("\n", "\r\n");
        int reply =
            session.send(path.getValue(), path.getKey(), message.getBytes(StandardCharsets.UTF_8));
        Check.same("Postfix takes the mail to " + path.getKey(), 250, reply);
      }
    }
  }

  private static Map<String, String> bounces(Api api) throws IOException, InterruptedException {
    Map<String, String> seen = new TreeMap<>();
    for (JsonNode bounce : api.all("/api/v1/bounces?kind=bounce&mailing=" + MAILING)) {
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

  private static void checkAddresses(Api api) throws IOException, InterruptedException {
    for (String address : EXPECTED.keySet()) {
      JsonNode standing = api.get("/api/v1/addresses/" + address);
      Check.same(
          "state of " + address,
          BLOCKED.contains(address) ? "blocked" : "usable",
          standing.get("state").asText());
    }
    Check.same(
        "state of ok1@example.net",
        "usable",
        api.get("/api/v1/addresses/ok1@example.net").get("state").asText());
  }

  private static void checkDelayWarnings(Api api) throws IOException, InterruptedException {
    Set<String> late = new TreeSet<>();
    for (JsonNode delay : api.all("/api/v1/bounces?kind=delayed")) {
      late.add(delay.get("address").asText());
      Check.same("a delay warning counts", false, delay.get("counted").asBoolean());
    }
    Check.isTrue(
        "delay warnings only for those refused for now: " + late,
        Set.of("full@example.net", "later@example.net").containsAll(late));
  }

  private static void checkRaw(Api api) throws IOException, InterruptedException {
    JsonNode bounce = api.all("/api/v1/bounces?address=unknown1@example.net").get(0);
    String id = bounce.get("id").asText();
    JsonNode whole = api.get("/api/v1/bounces/" + id);
    Check.isTrue(
        "the explanation names its rule: " + whole.get("explanation"),
        !whole.get("explanation").get("rule").asText().isEmpty());
    Check.isTrue(
        "the raw message is Postfix's own report",
        api.text("/api/v1/bounces/" + id + "/raw").contains("message/delivery-status"));
  }

  private static void checkMailing(Api api) throws IOException, InterruptedException {
    Check.same(
        "recipients of the mailing",
        RECIPIENTS.size(),
        api.all("/api/v1/mailings/" + MAILING + "/recipients").size());
    System.out.println("  " + api.get("/api/v1/mailings/" + MAILING));
  }
}
