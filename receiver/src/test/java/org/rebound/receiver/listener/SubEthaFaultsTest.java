package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults found in SubEthaSMTP 7.2.2 as delivered, one test each; none may come back. */
class SubEthaFaultsTest {

  private static final String FORGERY =
      "RSET\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<victim@ours.example>\r\nDATA\r\nforged";

  private final RunningListener running =
      new RunningListener(settings -> settings.maxMessageSize(2000));

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void rejectedMessageBodyIsNeverReadAsCommands() throws Exception {
    running.intake().answerWith(message -> SmtpReply.permanent(554, "5.6.0", "No"));
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", FORGERY)).isEqualTo("554 5.6.0 No");
      assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
    }
    assertThat(running.intake().content()).isEqualTo(FORGERY + "\r\n");
    assertThat(running.intake().asked()).hasSize(1);
  }

  @Test
  void bodyOfAMessageTooBigIsNeverReadAsCommands() throws Exception {
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", "x".repeat(3000) + "\r\n" + FORGERY))
          .isEqualTo("552 5.3.4 Message exceeds the size limit");
      assertThat(client.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
    }
    assertThat(running.intake().messages()).isEmpty();
    assertThat(running.intake().asked()).hasSize(1);
  }

  @Test
  void bodySentBlindlyAfterARefusedDataIsNeverReadAsCommands() throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.send(
          "MAIL FROM:<>\r\nRCPT TO:<b@foreign.example>\r\nDATA\r\n"
              + FORGERY
              + "\r\n.\r\nNOOP\r\n");
      assertThat(client.replies())
          .containsExactly(
              "250 2.1.0 Sender ok", "550 5.7.1 We do not relay", "554 5.5.1 No valid recipients");
    }
    assertThat(running.intake().asked()).hasSize(1);
  }

  @Test
  void truncatedLastChunkIsNeverAMessage() throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.ask("MAIL FROM:<>");
      client.ask("RCPT TO:<b@ours.example>");
      client.send("BDAT 1000 LAST\r\n");
      client.send("only twenty octets..");
      client.halfClose();
      assertThat(client.replies())
          .containsExactly("421 4.4.2 Connection ended within a message, nothing was taken");
    }
    running.awaitIdle();
    assertThat(running.intake().messages()).isEmpty();
  }

  @Test
  void onlyWhatIsDoneRightIsAnnounced() throws Exception {
    try (SmtpClient client = running.connect()) {
      client.reply();
      assertThat(client.ask("EHLO x").split("\\|"))
          .containsExactly(
              "250-ours.example",
              "250-PIPELINING",
              "250-SIZE 2000",
              "250-8BITMIME",
              "250-SMTPUTF8",
              "250-ENHANCEDSTATUSCODES",
              "250 CHUNKING");
    }
  }

  @Test
  void sizeLimitHoldsForWhatIsSentNotOnlyForWhatIsDeclared() throws Exception {
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", "x".repeat(1998))).startsWith("250 ");
      assertThat(client.deliver("b@ours.example", "x".repeat(1999))).startsWith("552 5.3.4 ");
    }
    assertThat(running.intake().content()).hasSize(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2001", "99999999999", "18446744073709551616", "9999999999999999999999999"})
  void hugeDeclaredSizeIsRefusedWithoutHarm(String size) throws Exception {
    try (SmtpClient client = running.greeted()) {
      assertThat(client.ask("MAIL FROM:<> SIZE=" + size + " BODY=8BITMIME"))
          .isEqualTo("552 5.3.4 Message exceeds the size limit");
      assertThat(client.ask("MAIL FROM:<> BODY=8BITMIME SIZE=" + size))
          .isEqualTo("552 5.3.4 Message exceeds the size limit");
      assertThat(client.ask("MAIL FROM:<> SIZE=0002000 BODY=8BITMIME")).startsWith("250 ");
    }
  }

  @Test
  void slowlorisOctetsRenewNoDeadline() throws Exception {
    try (RunningListener hasty =
            new RunningListener(settings -> settings.commandTimeout(Duration.ofMillis(600)));
        SmtpClient client = hasty.connect()) {
      client.reply();
      Thread drip =
          new Thread(
              () -> {
                try {
                  while (true) {
                    client.send("N");
                    Thread.sleep(50);
                  }
                } catch (java.io.IOException | InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      drip.start();
      assertThat(client.reply()).isEqualTo("421 4.4.2 Time-out, closing connection");
      drip.interrupt();
      drip.join();
      hasty.awaitIdle();
      assertThat(hasty.count("sessions.overdue")).isEqualTo(1);
    }
  }

  @Test
  void aReplyThatCannotBeDeliveredHarmsNobody() throws Exception {
    running
        .intake()
        .answerWith(
            message -> {
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return RecordingIntake.TAKEN;
            });
    SmtpClient gone = running.greeted();
    gone.openMessage("b@ours.example");
    gone.send("x\r\n.\r\n");
    RunningListener.await(() -> running.intake().messages().size() == 1);
    gone.reset();
    running.awaitIdle();
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", "again")).startsWith("250 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<>",
        "< >",
        "<a>",
        "<@>",
        "<a@>",
        "<@b.example>",
        "<<a@ours.example>",
        "<a@ours.example>>",
        "<a@ours.example",
        "a@ours.example",
        "junk",
        "",
        "<a b@ours.example>",
        "<a@ours.example>x",
        "<@r.example:>",
        "<@r.example>",
        "<@@r.example:a@ours.example>",
        "<r.example:a@>"
      })
  void junkRecipientsNeverReachTheIntake(String path) throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.ask("MAIL FROM:<>");
      assertThat(client.ask("RCPT TO:" + path)).isEqualTo("501 5.1.3 Bad recipient address syntax");
    }
    assertThat(running.intake().asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "FOO=BAR", "RET=FULL FOO", "XVERP", "REQUIRETLS", "SIZE=1 =2"})
  void unknownParametersAreRefused(String parameters) throws Exception {
    try (SmtpClient client = running.greeted()) {
      assertThat(client.ask("MAIL FROM:<> " + parameters)).matches("5(55|01) 5\\.5\\.4 .*");
      assertThat(client.ask("MAIL FROM:<>")).startsWith("250 ");
      assertThat(client.ask("RCPT TO:<b@ours.example> FOO=1")).startsWith("555 5.5.4 ");
    }
  }

  @Test
  void nothingIsAddedToTheMessage() throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.deliver("b@ours.example", "Subject: x\r\n");
      client.deliver("b@ours.example", "");
    }
    assertThat(running.intake().messages())
        .extracting(RecordingIntake.Taken::content)
        .containsExactly("Subject: x\r\n\r\n", "\r\n");
  }

  @Test
  void connectionLostBetweenChunksLeavesNothing() throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.ask("MAIL FROM:<>");
      client.ask("RCPT TO:<b@ours.example>");
      assertThat(client.ask("BDAT 7\r\n12345")).isEqualTo("250 2.0.0 7 octets received");
      client.halfClose();
      assertThat(client.replies()).isEmpty();
    }
    running.awaitIdle();
    assertThat(running.intake().messages()).isEmpty();
  }

  @Test
  void nextMailFollowsARejectedMessageOnTheSameConnection() throws Exception {
    running.intake().answerWith(message -> SmtpReply.temporary(451, "4.3.0", "Later"));
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", "x")).isEqualTo("451 4.3.0 Later");
      assertThat(client.ask("MAIL FROM:<>")).isEqualTo("250 2.1.0 Sender ok");
    }
  }

  @Test
  void mailNeedsEhloFirst() throws Exception {
    try (SmtpClient client = running.connect()) {
      client.reply();
      assertThat(client.ask("MAIL FROM:<>")).isEqualTo("503 5.5.1 Send EHLO or HELO first");
      assertThat(client.ask("HELO x")).isEqualTo("250 ours.example");
      assertThat(client.ask("MAIL FROM:<>")).isEqualTo("250 2.1.0 Sender ok");
    }
  }

  @Test
  void anExceptionOfTheIntakeIsTemporaryAndSaysNothing() throws Exception {
    running
        .intake()
        .answerWith(
            message -> {
              throw new IllegalStateException("password of the database");
            });
    try (SmtpClient client = running.greeted()) {
      assertThat(client.deliver("b@ours.example", "x"))
          .isEqualTo("451 4.3.0 Local error, try again later");
      client.ask("MAIL FROM:<>");
      assertThat(client.ask("RCPT TO:<b@broken.example>"))
          .isEqualTo("451 4.3.0 Local error, try again later");
    }
  }

  @Test
  void commandsWithBareLineEndsOrWithoutEndCloseTheConnection() throws Exception {
    for (String bad :
        List.of("NOOP\nNOOP\r\n", "NOOP\rNOOP\r\n", "NOOP\n", "NOOP\r\r\n", "x".repeat(2100))) {
      try (SmtpClient client = running.greeted()) {
        client.send(bad + "NOOP\r\n");
        assertThat(client.replies()).hasSize(1).first().asString().matches("50[01] 5\\.5\\.2 .*");
      }
    }
  }

  @Test
  void halfClosedDataLeavesNothing() throws Exception {
    try (SmtpClient client = running.greeted()) {
      client.openMessage("b@ours.example");
      client.send("a line\r\nand a half");
      client.halfClose();
      assertThat(client.replies())
          .containsExactly("421 4.4.2 Connection ended within a message, nothing was taken");
    }
    running.awaitIdle();
    assertThat(running.intake().messages()).isEmpty();
  }
}
