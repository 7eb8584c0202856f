package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebound.receiver.report.Letters.addresses;
import static org.rebound.receiver.report.Letters.delivery;
import static org.rebound.receiver.report.Letters.text;

import org.junit.jupiter.api.Test;

/**
 * What the mail transfer agents of the Unix world write without a structured report: section 5 of
 * the check-list of what a receiver must read.
 */
class UnixDialectsTest {

  @Test
  void qsbmfGivesEachParagraphItsRecipientAndReply() {
    DeliveryReport report =
        delivery(
            text(
                "failure notice",
                """
                Hi. This is the qmail-send program at mail.example.net.
                I'm afraid I wasn't able to deliver your message to the following addresses.

                <ann@example.org>:
                192.0.2.7 does not like recipient.
                Remote host said: 550-5.1.1 No such
                550 5.1.1 user 4.2.2.1
                Giving up on 192.0.2.7.

                <bob@example.org>:
                Sorry, I couldn't find any host by that name. (#4.1.2)
                I'm not going to try again; this message has been in the queue too long.

                --- Below this line is a copy of the message.

                Return-Path: <news@example.com>
                Message-ID: <m1@example.com>
                To: ann@example.org

                <eve@example.org>:
                550 5.1.1 never read this
                """));

    assertThat(report.format()).isEqualTo("qsbmf");
    assertThat(addresses(report)).containsExactly("ann@example.org", "bob@example.org");
    RecipientStatus ann = report.recipients().get(0);
    assertThat(ann.diagnostic())
        .isEqualTo(new Diagnostic("smtp", "550 5.1.1 No such user 4.2.2.1"));
    assertThat(ann.remoteMta()).contains("192.0.2.7");
    assertThat(ann.text()).doesNotContain("couldn't find");
    RecipientStatus bob = report.recipients().get(1);
    assertThat(bob.status()).hasToString("Optional[4.1.2]");
    assertThat(bob.action()).isEqualTo(Action.FAILED);
    assertThat(report.original().fields()).containsEntry("message-id", "<m1@example.com>");
  }

  @Test
  void eximTakesTheRecipientsFromItsHeaderAndTheirWordsFromTheText() {
    DeliveryReport report =
        delivery(
            """
            X-Failed-Recipients: ann@example.org, bob@example.org
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@mx.example.net>
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.

            A message that you sent could not be delivered to one or more of its
            recipients. This is a permanent error. The following address(es) failed:

              ann@example.org
                host mx.example.org [192.0.2.9]
                SMTP error from remote mail server after RCPT TO:<ann@example.org>:
                552 5.2.2 mailbox full
              bob
                (generated from robert@example.org)
                unrouteable address

            ------ This is a copy of the message, including all the headers. ------

            Return-path: <news@example.com>
            Subject: hello
            """);

    assertThat(report.format()).isEqualTo("exim");
    assertThat(addresses(report)).containsExactly("ann@example.org", "bob@example.org");
    RecipientStatus ann = report.recipients().get(0);
    assertThat(ann.diagnostic().text()).startsWith("552 5.2.2 mailbox full");
    assertThat(ann.remoteMta()).contains("mx.example.org");
    assertThat(ann.status()).hasToString("Optional[5.2.2]");
  }

  @Test
  void eximWarningIsDelayed() {
    DeliveryReport report =
        delivery(
            text(
                "Warning: message 1abc delayed 24 hours",
                """
                This message was created automatically by mail delivery software.
                A message that you sent has not yet been delivered to one or more of its
                recipients after more than 24 hours on the queue on mx.example.net.

                The address to which the message has not yet been delivered is:

                  ann@example.org

                No action is required on your part. Delivery attempts will continue for
                some time.
                """));

    assertThat(addresses(report)).containsExactly("ann@example.org");
    assertThat(report.recipients().get(0).action()).isEqualTo(Action.DELAYED);
  }

  @Test
  void postfixWithoutAReportIsReadByItsBrackets() {
    DeliveryReport report =
        delivery(
            text(
                "Undelivered Mail Returned to Sender",
                """
                This is the Postfix program at host mx.example.net.

                I'm sorry to have to inform you that the message returned
                below could not be delivered to one or more destinations.

                For further assistance, please send mail to <postmaster@mx.example.net>

                <ann@example.org>: host mx.example.org[192.0.2.1] said: 450 4.7.1
                    <ann@example.org>: greylisted (in reply to RCPT TO command)
                """));

    assertThat(report.format()).isEqualTo("postfix");
    assertThat(addresses(report)).containsExactly("ann@example.org");
    assertThat(report.recipients().get(0).diagnostic().text())
        .isEqualTo("450 4.7.1 <ann@example.org>: greylisted (in reply to RCPT TO command)");
  }

  @Test
  void reportThatNamesNobodyTakesTheOriginalsOnlyRecipientOrNone() {
    String body =
        """
        Hi. This is the qmail-send program at mail.example.net.
        I'm afraid I wasn't able to deliver your message.

        --- Below this line is a copy of the message.

        """;
    assertThat(addresses(delivery(text("failure notice", body + "To: ann@example.org\n\nhi\n"))))
        .containsExactly("ann@example.org");
    DeliveryReport nobody = delivery(text("failure notice", body));
    assertThat(nobody.recipients()).hasSize(1);
    assertThat(nobody.recipients().get(0).finalRecipient()).isEmpty();
  }

  @Test
  void openSmtpdAndDragonFlyAreRead() {
    DeliveryReport open =
        delivery(
            text(
                "Delivery status notification: error",
                """
                Hi!

                    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

                    An error has occurred while attempting to deliver a message for
                    the following list of recipients:

                ann@example.org: 550 5.1.1 no such user
                bob@example.org: Network error on destination MXs

                    Below is a copy of the original message:

                Subject: hello
                """));
    DeliveryReport fly =
        delivery(
            text(
                "Mail delivery failed",
                """
                This is the DragonFly Mail Agent v0.13 at fly.example.net.

                There was an error delivering your mail to <ann@example.org>.

                mx.example.org [192.0.2.4] did not like our RCPT TO:
                550-5.7.1 not from
                550 5.7.1 here

                Message headers follow.

                Received: from root
                """));

    assertThat(addresses(open)).containsExactly("ann@example.org", "bob@example.org");
    assertThat(open.recipients().get(1).diagnostic().text())
        .isEqualTo("Network error on destination MXs");
    assertThat(addresses(fly)).containsExactly("ann@example.org");
    assertThat(fly.recipients().get(0).diagnostic().text()).isEqualTo("550 5.7.1 not from here");
    assertThat(fly.recipients().get(0).remoteMta()).contains("mx.example.org");
  }

  @Test
  void personWhoForwardsABounceDoesNotBounce() {
    String bounce =
        """
        Hi. This is the qmail-send program at mail.example.net.

        <ann@example.org>:
        550 user unknown
        """;
    assertThat(Letters.read("From: Bob <bob@example.org>\nSubject: failure notice\n\n" + bounce))
        .isInstanceOf(Unrecognized.class);
    assertThat(
            Letters.read(
                "Return-Path: <>\nFrom: Bob <bob@example.org>\nSubject: Fwd: failure notice\n\n"
                    + bounce))
        .isInstanceOf(Unrecognized.class);
  }
}
