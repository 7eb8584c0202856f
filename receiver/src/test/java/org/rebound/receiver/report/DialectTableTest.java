package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of the table: how each is known, whom it names, what the server said. */
class DialectTableTest {

  static Stream<Arguments> letters() {
    return Stream.of(
        row(
            "exchange",
            "Undeliverable: hello",
            """
            Your message

              To:      ann@example.com
              Subject: hello

            did not reach the following recipient(s):

            c=DE;a= ;p=Corp;dda:SMTP=kim@example.org; on Tue, 3 Nov 2026 10:00:00 +0100
                The recipient name is not recognized
                MSEXCH:IMS:Corp:HQ:MAIL1 0 (000C05A6) Unknown Recipient
            """,
            "Unknown Recipient"),
        row(
            "exchange",
            "Unzustellbar: hello",
            """
            Fehler bei der Nachrichtenzustellung an folgende Empf\u00e4nger oder Gruppen:

            kim@example.org<mailto:kim@example.org>

            Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'
            """,
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found"),
        row(
            "pmdf",
            "Delivery Notification: Delivery has failed",
            """
            Your message cannot be delivered to the following recipients:

              Recipient address: kim@example.org
              Reason: Remote SMTP server has rejected address
              Diagnostic code: smtp;550 5.1.1 nobody of that name
            """,
            "550 5.1.1 nobody of that name"),
        row(
            "notes",
            "Undeliverable message",
            """
            ------- Failure Reasons  --------

            User not listed in public Name & Address Book
            kim@example.org

            ------- Returned Message --------

            Received: from somewhere
            """,
            ""),
        row(
            "mailenable",
            "Message Delivery Failure",
            """
            MailEnable: Message could not be delivered to some recipients.
            The following recipient(s) could not be reached:

            \tRecipient: [SMTP:kim@example.org]
            \tReason: Remote SMTP Server Returned: 550 mailbox unavailable
            """,
            "550 mailbox unavailable"),
        row(
            "mailmarshal",
            "Undeliverable Mail",
            """
            Could not be delivered because of

            550 5.1.1 User unknown

            The following recipients were affected:
                kim@example.org
            """,
            ""),
        row(
            "interscan",
            "Mail could not be delivered",
            """
            ****** Message from InterScan Messaging Security Suite ******

            Reason:  Unable to deliver message to <kim@example.org> (and others).
            """,
            ""),
        row(
            "mailfoundry",
            "Message delivery has failed",
            """
            Unable to deliver message to: <kim@example.org>
            Delivery failed for the following reason:
            mx.example.org[192.0.2.2] responded with failure: 552 over quota
            """,
            "552 over quota"),
        row(
            "listserv",
            "Undelivered mail",
            """
            An error was detected while processing the enclosed message.  A list of
            the affected recipient follows.

            Error-for:  kim@example.org
            Error-Code: 3
            Error-Text: No such mailbox.
            """,
            "Error-Code: 3 Error-Text: No such mailbox."),
        row(
            "ezweb",
            "Mail System Error - Returned Mail",
            """
            Each of the following recipients was rejected by a remote mail server.

                Recipient: <kim@example.org>
                >>> RCPT TO:<kim@example.org>
                <<< 550 <kim@example.org>: User unknown
            """,
            "550 <kim@example.org>: User unknown"),
        row(
            "ironport",
            "Delivery status notification",
            """
            This is an automatically generated Delivery Status Notification.

            Delivery to the following recipients was aborted after 5.0 hour(s):

              * kim@example.org

            Routing: Could not find a gateway for kim@example.org
            """,
            "Routing: Could not find a gateway for kim@example.org"));
  }

  private static Arguments row(String format, String subject, String body, String diagnostic) {
    return Arguments.of(format, subject, body, diagnostic);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("letters")
  void dialectNamesItsRecipient(String format, String subject, String body, String diagnostic) {
    DeliveryReport report = Letters.delivery(Letters.text(subject, body));

    assertThat(report.format()).isEqualTo(format);
    assertThat(Letters.addresses(report)).isEqualTo(List.of("kim@example.org"));
    assertThat(report.recipients().get(0).action()).isEqualTo(Action.FAILED);
    assertThat(report.recipients().get(0).diagnostic().text()).contains(diagnostic);
    assertThat(report.recipients().get(0).text()).isNotEmpty();
  }

  @Test
  void bareScreenNameBelongsToTheSystemThatWrites() {
    DeliveryReport report =
        Letters.delivery(
            """
            From: Mail Delivery Subsystem <MAILER-DAEMON@aol.com>
            Subject: Mail Delivery Problem

            Your mail to the following recipients could not be delivered because they are not
            accepting mail from news@example.com:
            \tkim77
            """);

    assertThat(Letters.addresses(report)).containsExactly("kim77@aol.com");
  }

  @Test
  void wideSignWithoutARecipientIsNoReport() {
    assertThat(
            Letters.read(
                """
                Return-Path: <>
                From: Ivan <ivan@mail.ru>
                Subject: hello
                X-Mailer: Zoho Mail

                I am on holiday. Write to anna@mail.ru instead.
                """))
        .isInstanceOf(Unrecognized.class);
  }
}
