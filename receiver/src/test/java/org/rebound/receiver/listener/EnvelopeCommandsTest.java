package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;

/** MAIL and RCPT as RFC 5321 and its extensions have them, and what becomes of them. */
class EnvelopeCommandsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final RunningListener running =
      new RunningListener(
          settings -> settings.maxRecipients(3).maxErrors(1000), Clock.fixed(NOON, ZoneOffset.UTC));
  private final SmtpClient client;

  EnvelopeCommandsTest() throws Exception {
    client = running.connect();
  }

  @BeforeEach
  void greet() throws Exception {
    client.reply();
    client.ask("EHLO Client.Example");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    running.close();
  }

  @Test
  void theEnvelopeSaysWhatWasSaid() throws Exception {
    client.ask("MAIL FROM:<MAILER-DAEMON@far.example>");
    client.ask("RCPT TO:<One@ours.example>");
    client.ask("RCPT TO:<two@ours.example>");
    client.ask("RCPT TO:<one@OURS.example>");
    client.ask("DATA");
    client.ask(".");
    Envelope envelope = running.intake().messages().get(0).envelope();
    assertThat(envelope.sender())
        .isEqualTo(Sender.of(new MailAddress("MAILER-DAEMON", "far.example")));
    assertThat(envelope.recipients())
        .extracting(MailAddress::toString)
        .containsExactly("One@ours.example", "two@ours.example");
    assertThat(envelope.helo()).isEqualTo("Client.Example");
    assertThat(envelope.peer()).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(envelope.receivedAt()).isEqualTo(NOON);
    assertThat(envelope.sessionId()).matches("[0-9a-f]{16}-[0-9a-z]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAIL FROM:<>",
        "mail from:<>",
        "MAIL FROM: <>",
        "MAIL FROM:<> ",
        "MAIL FROM:<a@b.example> SIZE=2400 BODY=8BITMIME",
        "MAIL FROM:<a@b.example> BODY=7bit RET=HDRS ENVID=x+2Dy",
        "MAIL FROM:<> SMTPUTF8 AUTH=<>",
        "MAIL FROM:<@relay.example,@other.example:a@b.example>",
        "MAIL FROM:<\"a > b\"@b.example>",
        "MAIL FROM:<> ret=FULL size=0"
      })
  void sendersAreAccepted(String command) throws Exception {
    assertThat(client.ask(command)).isEqualTo("250 2.1.0 Sender ok");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM:, 501 5.1.7",
    "MAIL FROM:a@b.example, 501 5.1.7",
    "MAIL, 501 5.1.7",
    "MAIL TO:<a@b.example>, 501 5.1.7",
    "MAIL FROM:<a>, 501 5.1.7",
    "MAIL FROM:<<a@b.example>>, 501 5.1.7",
    "MAIL FROM:<a@b.example>SIZE=1, 501 5.1.7",
    "MAIL FROM:<> SIZE=, 501 5.5.4",
    "MAIL FROM:<> SIZE=-1, 501 5.5.4",
    "MAIL FROM:<> SIZE=12x, 501 5.5.4",
    "MAIL FROM:<> SIZE=1 SIZE=1, 501 5.5.4",
    "MAIL FROM:<> BODY=BINARYMIME, 501 5.5.4",
    "MAIL FROM:<> RET=ALL, 501 5.5.4",
    "MAIL FROM:<> SMTPUTF8=1, 501 5.5.4",
    "MAIL FROM:<> ENVID=, 501 5.5.4",
    "MAIL FROM:<> -X=1, 501 5.5.4",
    "MAIL FROM:<> X=1, 555 5.5.4",
    "MAIL FROM:<> NOTIFY=NEVER, 555 5.5.4",
  })
  void sendersAreRefused(String command, String code) throws Exception {
    assertThat(client.ask(command)).startsWith(code + " ");
    assertThat(client.ask("RCPT TO:<a@ours.example>")).isEqualTo("503 5.5.1 Send MAIL first");
  }

  @Test
  void aSecondMailIsOutOfSequence() throws Exception {
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("MAIL FROM:<>")).startsWith("503 5.5.1 ");
    assertThat(client.ask("RSET")).isEqualTo("250 2.0.0 Ok");
    assertThat(client.ask("MAIL FROM:<>")).startsWith("250 ");
    client.ask("EHLO again");
    assertThat(client.ask("RCPT TO:<a@ours.example>")).startsWith("503 5.5.1 ");
  }

  @Test
  void nonAsciiAddressesNeedSmtputf8() throws Exception {
    String utf8 = "RCPT TO:<\u00c3\u00a4@ours.example>";
    client.ask("MAIL FROM:<>");
    assertThat(client.ask(utf8)).isEqualTo("553 5.6.7 A non-ASCII address needs SMTPUTF8");
    client.ask("RSET");
    client.ask("MAIL FROM:<> SMTPUTF8");
    assertThat(client.ask(utf8)).startsWith("250 ");
    assertThat(running.intake().asked()).containsExactly(new MailAddress("\u00e4", "ours.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RCPT TO:<a@ours.example>",
        "rcpt to:<a@ours.example> NOTIFY=NEVER",
        "RCPT TO: <a@ours.example> NOTIFY=SUCCESS,failure,DELAY ORCPT=rfc822;a+2Bb@x.example",
        "RCPT TO:<@r.example:a@ours.example>"
      })
  void recipientsAreHandedToTheIntake(String command) throws Exception {
    client.ask("MAIL FROM:<>");
    assertThat(client.ask(command)).isEqualTo("250 2.1.5 Recipient ok");
    assertThat(running.intake().asked()).containsExactly(new MailAddress("a", "ours.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOTIFY=, 501 5.5.4",
    "'NOTIFY=NEVER,DELAY', 501 5.5.4",
    "ORCPT=junk, 501 5.5.4",
    "SIZE=1, 555 5.5.4"
  })
  void recipientParametersAreRefused(String parameter, String code) throws Exception {
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("RCPT TO:<a@ours.example> " + parameter)).startsWith(code + " ");
    assertThat(running.intake().asked()).isEmpty();
  }

  @Test
  void postmasterWithoutDomainIsOurs() throws Exception {
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("RCPT TO:<PostMaster>")).startsWith("250 ");
    assertThat(running.intake().asked())
        .containsExactly(new MailAddress("postmaster", "ours.example"));
  }

  @Test
  void recipientsBeyondTheLimitAreForALaterMessage() throws Exception {
    client.ask("MAIL FROM:<>");
    for (String recipient : new String[] {"a", "b", "a", "c", "c"}) {
      assertThat(client.ask("RCPT TO:<" + recipient + "@ours.example>")).startsWith("250 ");
    }
    assertThat(client.ask("RCPT TO:<d@ours.example>")).isEqualTo("452 4.5.3 Too many recipients");
    assertThat(client.ask("RCPT TO:<A@ours.example>")).startsWith("250 ");
    client.ask("DATA");
    assertThat(client.ask(".")).startsWith("250 ");
    assertThat(running.intake().messages().get(0).envelope().recipients()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<victim@foreign.example>",
        "<@ours.example:victim@foreign.example>",
        "<\"victim@ours.example\"@foreign.example>",
        "<victim@ours.example@foreign.example>",
        "<\"a@ours.example>\"@foreign.example>",
        "<ours.example!victim@foreign.example>",
        "<victim%ours.example@foreign.example>"
      })
  void relayAttemptsAreNeverAccepted(String path) throws Exception {
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("RCPT TO:" + path)).matches("(550 5\\.7\\.1|501 5\\.1\\.3) .*");
    assertThat(client.ask("DATA")).isEqualTo("554 5.5.1 No valid recipients");
  }

  @Test
  void otherCommandsTellNothing() throws Exception {
    assertThat(client.ask("VRFY postmaster")).startsWith("252 2.5.2 ");
    assertThat(client.ask("EXPN staff")).startsWith("502 5.5.1 ");
    assertThat(client.ask("HELP")).startsWith("214 2.0.0 ");
    assertThat(client.ask("AUTH PLAIN AGEAYg==")).startsWith("502 5.5.1 ");
    assertThat(client.ask("STARTTLS")).startsWith("502 5.5.1 ");
    assertThat(client.ask("MAILX FROM:<>")).startsWith("500 5.5.1 ");
    assertThat(client.ask("DATAX")).startsWith("500 5.5.1 ");
    assertThat(client.ask("")).startsWith("500 5.5.1 ");
    assertThat(client.ask("EHLO")).startsWith("501 5.5.4 ");
    assertThat(client.ask("RSET now")).startsWith("501 5.5.4 ");
    assertThat(client.ask("NOOP \u0007")).startsWith("500 5.5.2 ");
    assertThat(client.ask("NOOP \u00ff\u00fe")).startsWith("500 5.5.2 ");
    assertThat(client.ask("NOOP \0")).startsWith("500 5.5.2 ");
    assertThat(client.ask("noop anything")).isEqualTo("250 2.0.0 Ok");
  }

  @Test
  void dataNeedsATransactionWithRecipients() throws Exception {
    assertThat(client.ask("DATA")).isEqualTo("503 5.5.1 Send MAIL first");
    client.ask("MAIL FROM:<>");
    assertThat(client.ask("DATA")).isEqualTo("554 5.5.1 No valid recipients");
    client.ask("RCPT TO:<a@ours.example>");
    assertThat(client.ask("DATA now")).isEqualTo("501 5.5.4 Syntax error in arguments");
    assertThat(client.ask("DATA")).startsWith("354 ");
  }

  @Test
  void aPipelinedGroupIsAnsweredInOrder() throws Exception {
    client.send(
        "MAIL FROM:<>\r\nRCPT TO:<a@ours.example>\r\nRCPT TO:<b@foreign.example>\r\nDATA\r\n");
    assertThat(client.reply()).startsWith("250 2.1.0 ");
    assertThat(client.reply()).startsWith("250 2.1.5 ");
    assertThat(client.reply()).startsWith("550 5.7.1 ");
    assertThat(client.reply()).startsWith("354 ");
    client.send("x\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<a@ours.example>\r\nQUIT\r\n");
    assertThat(client.replies())
        .containsExactly(
            "250 2.0.0 Taken", "250 2.1.0 Sender ok", "250 2.1.5 Recipient ok", "221 2.0.0 Bye");
  }
}
