package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebound.receiver.postgres.TestPostgres;

/** What docs/importing.md says: every command in it is run, in the order of the page. */
class ImportingDocumentTest {

  private static final Path PAGE = Path.of("../docs/importing.md");
  private static final String REPORT =
      """
      From: MAILER-DAEMON@mta.example.net
      To: <%s>
      Subject: Undelivered Mail
      Date: Fri, 20 Nov 2026 10:00:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b

      Sorry.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mta.example.net

      Final-Recipient: rfc822; old@box.example
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 No such user here
      --b--
      """;
  private static final Map<String, String> FILES =
      Map.of(
          "bounces.csv",
          "email,created,reason,status\na@sendgrid.example,1700000000,no,5.1.1\n",
          "suppressed.json",
          "{\"SuppressedDestinationSummaries\":[{\"EmailAddress\":\"a@ses.example\",\"Reason\":"
              + "\"BOUNCE\",\"LastUpdateTime\":1586552585}]}",
          "crm.csv",
          "Name;E-mail;Why;When;Kind\nAnna;a@crm.example;said so;2024;spam\n",
          "Maildir/cur/1",
          REPORT.formatted("somebody@example.org"),
          "Maildir/new/2",
          REPORT.formatted("somebody-else@example.org"),
          "bounces.mbox",
          "From x Sun Nov 22 12:00:00 2026\n" + REPORT.formatted("bounces@example.org"));

  @TempDir Path folder;

  @Test
  void everyCommandOfThePageDoesWhatItSays() throws Exception {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    try (RunningDaemon daemon =
        RunningDaemon.start(
            TestPostgres.shared().createDatabase(),
            RunningDaemon.newFolder(),
            Map.of("REBOUND_RETURN_PATHS_DOMAINS", "bounces.example.com"))) {
      long last = 3;
      for (String command : commands()) {
        if (command.startsWith("curl ")) {
          JsonNode answer = curl(daemon, command.replace("imports/3", "imports/" + last));
          last = answer.path("format").isTextual() ? answer.get("id").asLong() : last;
        } else {
          rebound(daemon, command);
        }
      }
      for (String address : List.of("a@ses.example", "a@crm.example", "old@box.example")) {
        assertThat(blocked(daemon, address)).as("not started: " + address).isEmpty();
      }
      assertThat(blocked(daemon, "a@sendgrid.example")).isEqualTo("import");
      assertThat(daemon.json("/api/v1/lists/bounces/count").get("count").asInt()).isEqualTo(1);
    }
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher block =
        Pattern.compile("^```\\n(.*?)\\n```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    while (block.find()) {
      String text = block.group(1).replace("\\\n", " ");
      if (text.startsWith("curl ") || text.startsWith("bin/rebound ")) {
        commands.add(text);
      }
    }
    assertThat(commands).hasSizeGreaterThan(8);
    return commands;
  }

  private JsonNode curl(RunningDaemon daemon, String command) throws IOException {
    Matcher url = Pattern.compile("'http://127\\.0\\.0\\.1:8080(/[^']+)'").matcher(command);
    Matcher file = Pattern.compile("--data-binary @(\\S+)").matcher(command);
    assertThat(url.find()).as(command).isTrue();
    HttpRequest.Builder request = daemon.request(url.group(1));
    if (file.find()) {
      request
          .header("Content-Type", "application/octet-stream")
          .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve(file.group(1))));
    } else if (command.contains("-X POST")) {
      request.POST(HttpRequest.BodyPublishers.noBody());
    }
    HttpResponse<String> answer = RunningDaemon.send(request.build());
    assertThat(answer.statusCode() / 100).as(command + "\n" + answer.body()).isEqualTo(2);
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/csv")) {
      return RunningDaemon.JSON.createObjectNode();
    }
    JsonNode seen = RunningDaemon.tree(answer);
    assertThat(seen.path("bad").asInt()).as(command).isZero();
    if (seen.has("wouldBlock")) {
      assertThat(seen.get("wouldBlock").asInt()).as(command).isEqualTo(1);
    }
    return seen;
  }

  /** Runs it as bin/rebound does, with the classes of this build, at the daemon's own port. */
  private void rebound(RunningDaemon daemon, String command) throws Exception {
    String[] sides = command.split(" > ", -1);
    Matcher smtp = Pattern.compile("rebound: SMTP +(\\S+:\\d+) for").matcher(daemon.announcement());
    assertThat(smtp.find()).isTrue();
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ReboundApplication.class.getName()));
    for (String word : sides[0].strip().split(" +", -1)) {
      if (!word.equals("bin/rebound")) {
        words.add(word);
      }
      if (word.equals("backfill")) {
        words.addAll(List.of("--to", smtp.group(1)));
      }
    }
    Path errors = folder.resolve("stderr");
    Path output = folder.resolve(sides.length > 1 ? sides[1].strip() : "stdout");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command).isTrue();
    assertThat(process.exitValue())
        .as(command + "\n" + Files.readString(errors, StandardCharsets.UTF_8))
        .isZero();
    assertThat(Files.readString(output, StandardCharsets.UTF_8)).as(command).isNotBlank();
  }

  /** Why an address is blocked; empty when it is not. */
  private static String blocked(RunningDaemon daemon, String address) {
    return RunningDaemon.tree(daemon.post("/api/v1/check", "{\"addresses\":[\"" + address + "\"]}"))
        .at("/skip/0/cause")
        .asText();
  }
}
