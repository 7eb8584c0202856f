package org.rebound.admin.rows;

/** What mail systems send back, in the forms in which they send it. */
final class Reports {

  private Reports() {}

  /** Undeliverable for good, as Postfix writes it. */
  static String failed(String recipient, String status, String diagnostic) {
    return postfix(recipient, "failed", status, diagnostic);
  }

  /** Not delivered yet, as Postfix writes it. */
  static String delayed(String recipient) {
    return postfix(recipient, "delayed", "4.4.1", "connect to mx.example.net: Connection refused");
  }

  private static String postfix(String recipient, String action, String status, String diagnostic) {
    return """
        From: MAILER-DAEMON@mta.example.net (Mail Delivery System)
        To: <bounces@example.org>
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B/1/mta.example.net"

        This is a MIME-encapsulated message.

        --B/1/mta.example.net
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mta.example.net.

        <%1$s>: host mx.example.net[192.0.2.25] said: %4$s
            (in reply to RCPT TO command)

        --B/1/mta.example.net
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mta.example.net
        Arrival-Date: Sun, 22 Nov 2026 11:59:59 +0000 (UTC)

        Final-Recipient: rfc822; %1$s
        Original-Recipient: rfc822;%1$s
        Action: %2$s
        Status: %3$s
        Remote-MTA: dns; mx.example.net
        Diagnostic-Code: smtp; %4$s

        --B/1/mta.example.net
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        From: Shop <news@example.org>
        Subject: November news

        --B/1/mta.example.net--
        """
        .formatted(recipient, action, status, diagnostic)
        .replace("\n", "\r\n");
  }

  /** A recipient pressed "this is spam" (RFC 5965). */
  static String complaint(String recipient) {
    return """
        From: <abusedesk@isp.example>
        To: <fbl@example.org>
        Subject: FW: November news
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

        --part1
        Content-Type: text/plain; charset="US-ASCII"

        This is an email abuse report for an email message received on
        Sun, 22 Nov 2026 12:00:00 +0000.

        --part1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Rcpt-To: <%1$s>

        --part1
        Content-Type: message/rfc822

        From: <news@example.org>
        To: <%1$s>
        Subject: November news
        Message-ID: <8787KJKJ3K4J3K4J3K4J3.mail@example.org>

        Read the news.

        --part1--
        """
        .formatted(recipient)
        .replace("\n", "\r\n");
  }
}
