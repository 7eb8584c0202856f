package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.report.Letters.addresses;
import static org.rebound.receiver.report.Letters.delivery;
import static org.rebound.receiver.report.Letters.text;

import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.MailAddress;

/** Transcripts in the manner of sendmail. */
class SendmailFormatTest {

  @Test
  void listSaysWhoAndDialogueSaysWhy() {
    DeliveryReport report =
        delivery(
            text(
                "Returned mail: see transcript for details",
                """
                The original message was received at Thu, 5 Nov 2026 10:00:00 +0100
                from mail.example.com [192.0.2.1]

                   ----- The following addresses had permanent fatal errors -----
                <ann@example.org>
                    (reason: 550 5.1.1 <ann@example.org>... User unknown)
                <bob@other.example>
                    (reason: 552 5.2.2 Over quota)
                    (expanded from: <robert@example.net>)

                   ----- Transcript of session follows -----
                ... while talking to mx.example.org.:
                >>> RCPT To:<ann@example.org>
                <<< 550-5.1.1 <ann@example.org>... No such
                <<< 550 5.1.1 user here
                550 5.1.1 <ann@example.org>... User unknown
                ... while talking to mx.other.example.:
                >>> DATA
                <<< 552 5.2.2 Over quota
                554 5.0.0 Service unavailable

                   ----- Message header follows -----

                Return-Path: <news@example.com>
                Message-Id: <m1@example.com>

                <eve@example.org>... User unknown
                """));

    assertThat(report.format()).isEqualTo("sendmail");
    assertThat(addresses(report)).containsExactly("ann@example.org", "bob@other.example");
    assertThat(report.recipients().get(0).diagnostic().text())
        .startsWith("550 5.1.1 <ann@example.org>... No such user here");
    RecipientStatus bob = report.recipients().get(1);
    assertThat(bob.diagnostic().text()).startsWith("552 5.2.2 Over quota");
    assertThat(bob.originalRecipient()).isEqualTo(MailAddress.parse("robert@example.net"));
    assertThat(report.original().fields()).containsEntry("message-id", "<m1@example.com>");
  }

  @Test
  void beforeVersion8TheDialogueAloneNamesThem() {
    DeliveryReport report =
        delivery(
            text(
                "Returned mail: Host unknown",
                """
                   ----- Transcript of session follows -----
                550 nowhere.example (smtp)... 550 Host unknown
                554 <ann@nowhere.example>... 550 Host unknown (Authoritative answer)
                >>> RCPT To:<bob@example.org>
                <<< 550 <bob@example.org>... User unknown
                550 <bob@example.org>... User unknown

                   ----- Unsent message follows -----
                Received: by mail.example.com
                To: eve@example.org
                """));

    assertThat(addresses(report)).containsExactly("ann@nowhere.example", "bob@example.org");
    assertThat(report.recipients().get(1).diagnostic().text()).contains("User unknown");
  }

  @Test
  void transientErrorsAreDelayed() {
    DeliveryReport report =
        delivery(
            text(
                "Warning: could not send message for past 4 hours",
                """
                    **********************************************
                    **      THIS IS A WARNING MESSAGE ONLY      **
                    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
                    **********************************************

                   ----- The following addresses had transient non-fatal errors -----
                <ann@example.org>

                   ----- Transcript of session follows -----
                <ann@example.org>... Deferred: Connection timed out with mx.example.org.
                Warning: message still undelivered after 4 hours
                Will keep trying until message is 5 days old
                """));

    assertThat(addresses(report)).containsExactly("ann@example.org");
    assertThat(report.recipients().get(0).action()).isEqualTo(Action.DELAYED);
  }

  @Test
  void reportWrappedInALetterThatNamesNobodyIsUnwrapped() {
    String inner =
        Letters.dsn("Final-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\n");
    DeliveryReport report =
        delivery(
            """
            From: Mail Delivery Subsystem <MAILER-DAEMON@gateway.example.net>
            Subject: Returned mail: User unknown
            Content-Type: multipart/mixed; boundary=w

            --w

            ----- The following addresses had permanent delivery errors -----
            --w
            Content-Type: message/rfc822

            """
                + inner
                + "\n--w--\n");

    assertThat(report.format()).isEqualTo("rfc3464");
    assertThat(addresses(report)).containsExactly("ann@example.org");
  }

  @Test
  void sessionQuotedByAPersonIsNoBounce() {
    assertThat(
            Letters.read(
                """
                From: Ann <ann@example.org>
                Subject: strange log

                   ----- Transcript of session follows -----
                550 5.1.1 <bob@example.org>... User unknown
                """))
        .isInstanceOf(Unrecognized.class);
  }
}
