package org.rebound.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real Postfix sends a mailing and reports its failures to the daemon behind it: with signed
 * return paths, and with those that Postfix makes itself (XVERP) and reports in words of its own.
 */
public final class PostfixStory {

  private static final Map<String, String> OF_NEWS =
      new TreeMap<>(
          Map.of(
              "unknown1@example.net", "hard mailbox_unknown recipient",
              "disabled@example.net", "hard mailbox_disabled recipient",
              "spam@example.net", "soft spam_content message"));

  private PostfixStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MtaStory.tell("postfix", PostfixInstance::new, MtaStory.EXPECTED);
    tellOfVerp();
  }

  private static void tellOfVerp() throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("postfix-verp");
    Path template = folder.resolve("bounce.cf");
    Files.writeString(template, Recipe.read("postfix/bounce.cf"));
    String more = Recipe.read("postfix/verp.cf") + "bounce_template_file = " + template + "\n";
    try (Daemon daemon =
            Daemon.start(folder, Map.of("REBOUND_RETURN_PATHS_DIALECTS_POSTFIX", "trusted"));
        RefusingServer server = new RefusingServer();
        PostfixInstance postfix =
            new PostfixInstance(folder, daemon.smtpPort(), server.port(), more);
        SmtpSession session = new SmtpSession(postfix.port())) {
      Api api = daemon.api();
      for (String recipient : List.copyOf(OF_NEWS.keySet())) {
        int reply =
            session.send(
                "news@" + Daemon.BOUNCE_DOMAIN, " XVERP", recipient, MtaStory.letter(recipient));
        Check.same("Postfix makes the return path of " + recipient, 250, reply);
      }
      Check.eventually(
          "Postfix reported every failure in words of its own",
          Duration.ofSeconds(60),
          () -> MtaStory.bounces(api, ""),
          seen -> seen.size() >= OF_NEWS.size());
      Check.same("recipients and verdicts", OF_NEWS, MtaStory.bounces(api, ""));
      JsonNode bounce = api.all("/api/v1/bounces?address=unknown1@example.net").get(0);
      Check.same("the mailing is named", "news", bounce.get("mailingName").asText());
      Check.isTrue(
          "the report has the words of deploy/postfix/bounce.cf",
          api.text("/api/v1/bounces/" + bounce.get("id").asText() + "/raw")
              .contains("Din besked kunne ikke afleveres"));
    }
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("postfix with XVERP: 1 passed, 0 failed");
  }
}
