package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.status.EnhancedStatusCode;

/** The fields of RFC 3464: section 4 of the check-list of what a receiver must read. */
class DeliveryStatusFormatTest {

  private static final String PLAIN =
      """
      Reporting-MTA: dns; mx.example.net
      Original-Envelope-Id: mailing+2B7
      DSN-Gateway: dns; gw.example.net
      Received-From-MTA: dns; out.example.com
      Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000
      X-Postfix-Queue-ID: 4Xyz

      Original-Recipient: rfc822; ann@example.org
      Final-Recipient: rfc822; ann@inner.example.org
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; inner.example.org (192.0.2.7)
      Diagnostic-Code: smtp; 550-5.1.1 No such
          550 5.1.1 user here
      Last-Attempt-Date: Mon, 2 Mar 2026 10:00:01 +0000
      Final-Log-ID: 77
      X-Display-Name: Ann
      """;

  @Test
  void everyFieldOfRfc3464IsRead() {
    DeliveryReport report = Letters.delivery(Letters.dsn(PLAIN));

    assertThat(report.format()).isEqualTo("rfc3464");
    assertThat(report.reportingMta()).contains("mx.example.net");
    assertThat(report.envelopeId()).contains("mailing+7");
    assertThat(report.arrivalDate()).contains("Mon, 2 Mar 2026 10:00:00 +0000");
    assertThat(report.text()).startsWith("I'm sorry").doesNotContain("user unknown");
    assertThat(report.doubleBounce()).isFalse();
    assertThat(report.original().fields()).containsEntry("message-id", "<m1@example.com>");
    assertThat(report.original().recipients()).containsExactly(address("ann@example.org"));
    RecipientStatus ann = only(report);
    assertThat(ann.finalRecipient()).contains(address("ann@inner.example.org"));
    assertThat(ann.originalRecipient()).contains(address("ann@example.org"));
    assertThat(ann.action()).isEqualTo(Action.FAILED);
    assertThat(ann.status()).contains(new EnhancedStatusCode(5, 1, 1));
    assertThat(ann.remoteMta()).contains("inner.example.org");
    assertThat(ann.diagnostic()).isEqualTo(new Diagnostic("smtp", "550 5.1.1 No such user here"));
    assertThat(ann.lastAttempt()).contains("Mon, 2 Mar 2026 10:00:01 +0000");
    assertThat(ann.willRetryUntil()).isEmpty();
    assertThat(ann.extensions()).containsEntry("final-log-id", "77").containsKey("x-display-name");
  }

  @Test
  void lineEndsMakeNoDifference() {
    String lf = Letters.dsn(PLAIN);

    assertThat(Letters.read(lf.replace("\n", "\r\n"))).isEqualTo(Letters.read(lf));
  }

  @Test
  void eachRecipientHasAStatusOfItsOwn() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                """
                Reporting-MTA: dns; mx.example.net


                Final-Recipient: rfc822; ann@example.org
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822; bob@example.org
                Action: delayed
                Status: 4.2.2
                Will-Retry-Until: Tue, 3 Mar 2026 10:00:00 +0000
                Final-Recipient: rfc822; cat@example.org
                Action: delivered
                Status: 2.0.0
                """));

    assertThat(report.recipients())
        .extracting(r -> r.finalRecipient().orElseThrow().localPart() + " " + r.action())
        .containsExactly("ann FAILED", "bob DELAYED", "cat DELIVERED");
    assertThat(report.recipients().get(1).willRetryUntil())
        .contains("Tue, 3 Mar 2026 10:00:00 +0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.1 | 5.1.1",
        "5.0.0 (permanent failure) | 5.0.0",
        "4.4.7 (unable to deliver this message after 1 day) | 4.4.7",
        "5.0 | 5.0.0",
        "#5.1.1 | 5.1.1",
        "5 . 1 . 1 | 5.1.1",
        "553 Exceeded maximum inbound message size | 5.0.0",
        "5.7.606 | 5.7.606",
      })
  void damagedStatusFieldsAreRead(String written, String meant) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn("Final-Recipient: rfc822; a@example.org\nStatus: " + written + "\n"));

    assertThat(only(report).status().orElseThrow()).hasToString(meant);
  }

  @Test
  void missingStatusComesFromTheDiagnostic() {
    assertThat(statusWith("Diagnostic-Code: smtp; 550 5.7.1 refused").orElseThrow())
        .hasToString("5.7.1");
    assertThat(statusWith("Diagnostic-Code: smtp; 452 try later").orElseThrow())
        .hasToString("4.0.0");
    assertThat(statusWith("Diagnostic-Code: smtp; host [4.2.2.1] said no")).isEmpty();
  }

  private static java.util.Optional<EnhancedStatusCode> statusWith(String field) {
    return only(Letters.delivery(
            Letters.dsn("Final-Recipient: rfc822; a@example.org\n" + field + "\n")))
        .status();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAILED | 5.1.1 | FAILED",
        "failed (bad destination mailbox address) | 4.1.1 | FAILED",
        "failure | 5.0.0 | FAILED",
        "expired | 4.4.7 | FAILED",
        "deliverable | 2.0.0 | DELIVERED",
        "relayed | 2.0.0 | RELAYED",
        "expanded | 2.0.0 | EXPANDED",
        "nonsense | 4.0.0 | DELAYED",
        "nonsense | 5.0.0 | FAILED",
      })
  void actionsAreReadInWhateverWords(String written, String status, Action meant) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "Final-Recipient: rfc822; a@example.org\nAction: "
                    + written
                    + "\nStatus: "
                    + status
                    + "\n"));

    assertThat(only(report).action()).isEqualTo(meant);
  }

  @Test
  void cutFieldNameDoesNotAbortTheBlock() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn("Final-Recipient: rfc822; a@example.org\nction: failed\nStatus: 5.1.1\n"));

    assertThat(only(report).action()).isEqualTo(Action.FAILED);
    assertThat(only(report).extensions()).containsEntry("ction", "failed");
  }

  @Test
  void blockWithNothingButAMessageIdIsNoRecipient() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                """
                Reporting-MTA: dns; a.example

                X-Original-Message-ID: <1@b>

                Final-Recipient: rfc822; a@example.org
                Action: failed
                Status: 5.1.1
                """));

    assertThat(report.recipients()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rfc822; list+3Downer@example.org | list=owner@example.org",
        "rfc822; user+tag@example.org | user+tag@example.org",
        "rfc822; news+2024@example.org | news+2024@example.org",
        "<ann@example.org> | ann@example.org",
        "rfc/822; ann@example.org | ann@example.org",
        "RFC822;<ann@example.org> | ann@example.org",
        "rfc822; Ann <ann@example.org> (gone) | ann@example.org",
        "utf-8; \\x{6D4B}@example.org | \u6d4b@example.org",
        "rfc822; a..b.@example.ne.jp | \"a..b.\"@example.ne.jp",
      })
  void originalRecipientsAreDecoded(String written, String meant) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn("Original-Recipient : " + written + "\nAction: failed\nStatus: 5.1.1\n"));

    assertThat(only(report).originalRecipient().orElseThrow()).hasToString(meant);
  }

  @Test
  void actualRecipientStandsInForTheFinalOne() {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "X-Actual-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n"));

    assertThat(only(report).finalRecipient()).contains(address("a@example.org"));
  }

  @Test
  void returnedOriginalNamesTheRecipientThatTheFieldsForgot() {
    DeliveryReport report = Letters.delivery(Letters.dsn("Action: failed\nStatus: 5.1.1\n"));

    assertThat(only(report).finalRecipient()).contains(address("ann@example.org"));
  }

  @Test
  void statusPartIsFoundOutsideAReportAndUnderAWrongTransferEncoding() {
    String message =
        Letters.dsn(PLAIN)
            .replace("multipart/report; report-type=delivery-status", "multipart/mixed")
            .replace(
                "Content-Type: message/delivery-status",
                "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64");

    assertThat(only(Letters.delivery(message)).status()).contains(new EnhancedStatusCode(5, 1, 1));
  }

  @Test
  void reportAboutAReportIsADoubleBounce() {
    String message =
        Letters.dsn(PLAIN).replace("Return-Path: <b+tag@bounces.example.com>", "Return-Path: <>");

    assertThat(Letters.delivery(message).doubleBounce()).isTrue();
  }

  private static RecipientStatus only(DeliveryReport report) {
    assertThat(report.recipients()).hasSize(1);
    return report.recipients().get(0);
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }
}
