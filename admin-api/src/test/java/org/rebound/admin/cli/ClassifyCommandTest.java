package org.rebound.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {

  private static final String BOUNCE =
      """
      From: MAILER-DAEMON@mx.example.net
      Subject: Undelivered
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b

      Sorry.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.net

      Final-Recipient: rfc822; anna@example.net
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 user unknown

      --b--
      """;
  private static final String POSTMARK = "From MAILER-DAEMON Sun Nov 22 12:00:00 2026\n";

  @TempDir Path folder;

  private record Ran(boolean failed, String out, String err) {
    List<JsonNode> objects() throws IOException {
      List<JsonNode> objects = new ArrayList<>();
      for (String line : out.lines().toList()) {
        objects.add(new ObjectMapper().readTree(line));
      }
      return objects;
    }
  }

  @Test
  void oneObjectALineSaysWhoAndWhy() throws IOException {
    Ran ran = run("", write("a.eml", BOUNCE).toString());
    assertThat(ran.failed()).isFalse();
    JsonNode object = ran.objects().get(0);
    assertThat(object.get("kind").asText()).isEqualTo("bounce");
    assertThat(object.has("message")).isFalse();
    JsonNode recipient = object.get("recipients").get(0);
    assertThat(recipient.get("address").asText()).isEqualTo("anna@example.net");
    assertThat(recipient.get("verdict").asText()).isEqualTo("hard");
    assertThat(recipient.get("fault").asText()).isEqualTo("recipient");
    assertThat(recipient.get("category").asText()).isEqualTo("mailbox_unknown");
    assertThat(recipient.get("status").asText()).isEqualTo("5.1.1");
    assertThat(recipient.get("reply").asText()).isEqualTo("550");
    JsonNode explanation = recipient.get("explanation");
    assertThat(explanation.get("rule").asText()).isEqualTo("user-unknown");
    assertThat(explanation.get("evidence").asText()).isEqualTo("user unknown");
    assertThat(explanation.get("rulePack").asText()).hasSize(12);
    assertThat(explanation.get("weighed")).isNotEmpty();
  }

  @Test
  void foldersAreReadInOrderWithAllBelow() throws IOException {
    write("z.eml", BOUNCE);
    write("cur/1:2,S", BOUNCE);
    write("a.eml", "no mail at all");
    Ran ran = run("", folder.toString());
    assertThat(ran.objects())
        .extracting(object -> folder.relativize(Path.of(object.get("file").asText())).toString())
        .containsExactly("a.eml", "cur/1:2,S", "z.eml");
    assertThat(ran.objects().get(0).get("kind").asText()).isEqualTo("unrecognized");
  }

  @Test
  void aMailboxHoldsSeveralMessages() throws IOException {
    Ran ran = run("", write("mbox", (POSTMARK + BOUNCE + "\n").repeat(3)).toString());
    assertThat(ran.objects())
        .extracting(object -> object.get("message").asInt())
        .containsExactly(1, 2, 3);
    assertThat(ran.objects())
        .allSatisfy(object -> assertThat(object.get("kind").asText()).isEqualTo("bounce"));
  }

  @Test
  void oneMessageBehindAFromLineIsOneMessage() throws IOException {
    String said = BOUNCE.replace("Sorry.", "Sorry.\n\nFrom here on 12:00:00 we wait,\nno field");
    Ran ran = run("", write("one.eml", POSTMARK + said).toString());
    assertThat(ran.objects()).hasSize(1);
    assertThat(ran.objects().get(0).get("kind").asText()).isEqualTo("bounce");
  }

  @Test
  void theStandardInputIsADash() throws IOException {
    assertThat(run(BOUNCE, "-").objects().get(0).get("file").asText()).isEqualTo("-");
  }

  @Test
  void theStandardInputMayBeAMailboxWithEitherLineEnd() throws IOException {
    String mailbox = POSTMARK + BOUNCE + "\n" + POSTMARK + BOUNCE.replace("anna@", "berta@");
    for (String input : List.of(mailbox, mailbox.replace("\n", "\r\n"))) {
      assertThat(run(input, "-").objects())
          .extracting(
              object -> object.get("message").asInt(),
              object -> object.get("recipients").get(0).get("address").asText())
          .containsExactly(tuple(1, "anna@example.net"), tuple(2, "berta@example.net"));
    }
  }

  @Test
  void ofAVastMessageNoMoreIsHeldThanIsRead() throws IOException {
    String vast = BOUNCE + ("a".repeat(99) + "\n").repeat(200_000);
    MailboxReader reader =
        new MailboxReader(new ByteArrayInputStream(vast.getBytes(StandardCharsets.US_ASCII)));

    assertThat(reader.next().orElseThrow()).hasSize(MailboxReader.LARGEST);
    assertThat(reader.next()).isEmpty();
    assertThat(run(vast, "-").objects().get(0).get("kind").asText()).isEqualTo("bounce");
  }

  @Test
  void thePageForPeopleGivesEachRecipientHisOwnEvidence() throws IOException {
    String two =
        BOUNCE.replace(
            "\n--b--",
            """

            Final-Recipient: rfc822; berta@example.net
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 mailbox full

            --b--""");

    assertThat(run(two, "--explain", "-").out())
        .containsSubsequence(
            "recipient   anna@example.net",
            "hard: mailbox_unknown",
            "because   user-unknown",
            "recipient   berta@example.net",
            "soft: mailbox_full",
            "because   mailbox-full");
  }

  @Test
  void aMissingFileIsNamedAndTheOthersAreRead() throws IOException {
    Ran ran = run("", folder.resolve("none.eml").toString(), write("a.eml", BOUNCE).toString());
    assertThat(ran.failed()).isTrue();
    assertThat(ran.err()).contains("none.eml: there is no such file");
    assertThat(ran.objects()).hasSize(1);
  }

  @Test
  void thePageForPeopleShowsTheEvidence() throws IOException {
    Ran ran = run("", "--explain", write("a.eml", BOUNCE).toString());
    assertThat(ran.out()).contains("hard: mailbox_unknown", "because   user-unknown");
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Ran run(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Bootstrap<Configuration> bootstrap =
        new Bootstrap<>(
            new Application<>() {
              @Override
              public void run(Configuration configuration, Environment environment) {}
            });
    bootstrap.addCommand(
        new ClassifyCommand(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)));
    Cli cli = new Cli(new JarLocation(getClass()), bootstrap, out, err);
    boolean failed =
        cli.run(Stream.concat(Stream.of("classify"), Stream.of(arguments)).toArray(String[]::new))
            .isPresent();
    return new Ran(
        failed, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
