package org.rebound.receiver.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rebound.receiver.mime.MimeReader;

/** Messages for tests, written as text: one character a byte, line feeds as they stand. */
final class Letters {

  private Letters() {}

  /** What a message reports. */
  static Report read(String message) {
    return ReportReader.read(MimeReader.read(message.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** What a message reports that is known to be a delivery report. */
  static DeliveryReport delivery(String message) {
    return (DeliveryReport) read(message);
  }

  /** A plain letter of a mail system. */
  static String text(String subject, String body) {
    return "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\nSubject: "
        + subject
        + "\n\n"
        + body;
  }

  /** Whom a report names, in its order. */
  static List<String> addresses(DeliveryReport report) {
    return report.recipients().stream()
        .map(status -> status.finalRecipient().map(Object::toString).orElse(""))
        .toList();
  }

  /** A delivery status notification around these fields. */
  static String dsn(String fields) {
    return """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        To: b+tag@bounces.example.com
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="=_b1"

        --=_b1
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients.

        --=_b1
        Content-Type: message/delivery-status

        """
        + fields
        + """

        --=_b1
        Content-Type: message/rfc822

        Return-Path: <b+tag@bounces.example.com>
        From: News <news@example.com>
        To: Ann <ann@example.org>
        Message-ID: <m1@example.com>
        Subject: The news

        user unknown 550 5.1.1

        --=_b1--
        """;
  }
}
