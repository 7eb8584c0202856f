package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;

/**
 * Reports that are no delivery reports, and letters that are no reports: section 5 of the
 * check-list of what a receiver must read, from ARF (RFC 5965, 6591, 6692) on.
 */
class KindsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abuse",
        "fraud",
        "virus",
        "other",
        "not-spam",
        "auth-failure",
        "opt-out",
        "miscategorized"
      })
  void feedbackTypeIsKeptAsItIs(String type) {
    assertThat(feedback("Feedback-Type: " + type + "\n").feedbackType()).isEqualTo(type);
  }

  @Test
  void everyFieldOfAFeedbackReportIsKept() {
    String[] names = {
      "original-envelope-id", "arrival-date", "received-date", "reporting-mta", "source-ip",
      "incidents", "authentication-results", "reported-domain", "reported-uri", "auth-failure",
      "delivery-result", "dkim-domain", "spf-dns", "identity-alignment", "source-port"
    };
    StringBuilder fields = new StringBuilder("Feedback-Type: auth-failure\n");
    for (String name : names) {
      fields.append(name).append(": value of ").append(name).append('\n');
    }

    assertThat(feedback(fields.toString()).fields()).containsKeys(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redacted", "<redacted@>", "[redacted]", "hidden"})
  void redactedRecipientIsNobodyAndTheReturnPathRemains(String redacted) {
    FeedbackReport report =
        feedback(
            ("Original-Rcpt-To: " + redacted)
                + "\nOriginal-Mail-From: <b+tag@bounces.example.com>\n");

    assertThat(report.recipients()).isEmpty();
    assertThat(report.originalMailFrom()).isEqualTo(MailAddress.parse("b+tag@bounces.example.com"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "automatic-action/MDN-sent-automatically; displayed | displayed",
        "manual-action/MDN-sent-manually; deleted | deleted",
        "automatic-action/MDN-sent-automatically; processed/warning | processed",
        "automatic-action/MDN-sent-automatically;dispatched | dispatched",
        "automatic-action/MDN-sent-automatically; failed/failure | failed",
        "nonsense | nonsense",
      })
  void dispositionIsReadAndIsNeverABounce(String written, String meant) {
    DispositionReport report =
        (DispositionReport)
            Letters.read(
                """
                Subject: Undeliverable? Read it was
                From: postmaster@example.org
                Content-Type: multipart/report; boundary=b

                --b

                user unknown 550 5.1.1
                --b
                Content-Type: message/disposition-notification

                Reporting-UA: pc; Mail 1
                MDN-Gateway: dns; gw.example.org
                Original-Recipient: rfc822; list@example.org
                Final-Recipient: rfc822; kim@example.org
                Original-Message-ID: <m1@example.com>
                Disposition: %s
                Failure: 550 user unknown
                Warning: none

                --b--
                """
                    .formatted(written));

    assertThat(report.disposition()).isEqualTo(meant);
    assertThat(report.originalRecipient()).isEqualTo(MailAddress.parse("list@example.org"));
    assertThat(report.finalRecipient()).isEqualTo(MailAddress.parse("kim@example.org"));
    assertThat(report.trouble()).isEqualTo("550 user unknown");
    assertThat(report.extensions())
        .containsKeys("reporting-ua", "mdn-gateway", "original-message-id", "failure", "warning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: news-bounces@lists.example\nReturn-Path: <>\nSubject: Your message to news awaits"
            + " moderator approval\n\nPosts by kim@example.org are held. No such user.",
        "From: news-request@lists.example\nSubject: Confirm your unsubscription\n\nkim@example.org",
        "From: Ann <ann@example.org>\nReturn-Path: <>\nSubject: Please verify your message\n\n"
            + "Your message to ann@example.org is held until you confirm that you are a human.",
        "From: kim@example.org\nSubject: unsubscribe\n\nunsubscribe",
        "From: postmaster@example.org\nSubject: Your weekly quarantine\n\nNot delivered to you: 3"
            + "\n\nkim@example.org: spam",
        "From: postmaster@example.org\nSubject: Your mailbox is almost full\n\nkim@example.org",
        "From: Ann <ann@example.org>\nSubject: FW: Undelivered Mail Returned to Sender\n\nThis is"
            + " the mail system at host mx.\n\n<kim@example.org>: 550 5.1.1 user unknown\n",
        "From: Ann <ann@example.org>\nSubject: AW: Unzustellbar: Brief\n\n> konnte nicht zugestellt"
            + " werden an kim@example.org\nbitte noch einmal",
        "From: Ann <ann@example.org>\nReturn-Path: <>\nSubject: Kim has left\nAuto-Submitted:"
            + " auto-replied\n\nKim no longer works here; kim@example.org does not exist any more.",
        "From: News <news@example.com>\nList-Unsubscribe: <https://x.example>\nSubject: Mail"
            + " returned to sender: how to read it\n\n550 5.1.1 <kim@example.org> user unknown",
        "From: Shop <order@shop.example>\nSubject: Order 550 5.1.1\n\nYour order for"
            + " kim@example.org could not be delivered. Address unknown.",
      })
  void answersOfListsPeopleAndShopsNeverBounce(String letter) {
    assertThat(Letters.read(letter)).isNotInstanceOf(DeliveryReport.class);
  }

  private static FeedbackReport feedback(String fields) {
    return (FeedbackReport)
        Letters.read(
            "Content-Type: message/feedback-report\n\nUser-Agent: x\nVersion: 1\n" + fields);
  }
}
