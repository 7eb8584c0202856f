package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.address.MailAddress;

/** Which format a letter has: section 5 of the check-list of what a receiver must read. */
class ReportReaderTest {

  @Test
  void feedbackReportGivesTheComplaintWithAllFields() {
    FeedbackReport report =
        (FeedbackReport)
            Letters.read(
                """
                From: <abuse@example.net>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: Abuse
                User-Agent: SomeGenerator/1.0
                Version: 1
                Original-Mail-From: <b+tag@bounces.example.com>
                Original-Rcpt-To: <ann@example.org>
                Source-IP: 192.0.2.1
                Source-Port: 25
                Reported-Domain: example.com
                --b
                Content-Type: message/rfc822

                To: ann@example.org
                Message-ID: <m1@example.com>

                Hello
                --b--
                """);

    assertThat(report.feedbackType()).isEqualTo("abuse");
    assertThat(report.recipients()).containsExactly(address("ann@example.org"));
    assertThat(report.originalMailFrom()).contains(address("b+tag@bounces.example.com"));
    assertThat(report.fields()).containsEntry("source-port", "25").containsKey("reported-domain");
    assertThat(report.original().fields()).containsKey("message-id");
  }

  @Test
  void everyRecipientOfAFeedbackReportIsNamed() {
    FeedbackReport report =
        (FeedbackReport)
            Letters.read(
                """
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: x
                Version: 1
                Original-Rcpt-To: <ann@example.org>
                Original-Rcpt-To: bob@example.org
                Original-Rcpt-To: <ann@example.org>
                Reported-URI: http://example.com/1
                Reported-URI: http://example.com/2
                """);

    assertThat(report.recipients())
        .containsExactly(address("ann@example.org"), address("bob@example.org"));
    assertThat(report.fields()).containsEntry("reported-uri", "http://example.com/1");
  }

  @Test
  void notSpamIsSaidAsItIs() {
    FeedbackReport report =
        (FeedbackReport)
            Letters.read(
                """
                Content-Type: message/feedback-report

                Feedback-Type: not-spam
                User-Agent: x
                Version: 1
                """);

    assertThat(report.feedbackType()).isEqualTo("not-spam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"displayed", "deleted"})
  void dispositionNoticeIsNoBounce(String type) {
    DispositionReport report =
        (DispositionReport)
            Letters.read(
                """
                Subject: Undeliverable? No: read
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b

                user unknown
                --b
                Content-Type: message/disposition-notification

                Reporting-UA: pc; Mail 1
                Final-Recipient: rfc822; ann@example.org
                Original-Message-ID: <m1@example.com>
                Disposition: manual-action/MDN-sent-manually; %s/error
                Error: none

                --b--
                """
                    .formatted(type));

    assertThat(report.disposition()).isEqualTo(type);
    assertThat(report.finalRecipient()).contains(address("ann@example.org"));
  }

  @Test
  void autoSubmittedIsAnAutoReply() {
    AutoReply reply =
        (AutoReply)
            Letters.read(
                """
                From: Ann <ann@example.org>
                Subject: =?utf-8?q?Out_of_office?=
                Auto-Submitted: auto-replied (vacation)

                I am away. The user unknown error is not mine.
                """);

    assertThat(reply.sender()).contains(address("ann@example.org"));
    assertThat(reply.subject()).isEqualTo("Out of office");
    assertThat(reply.text()).startsWith("I am away.");
  }

  @Test
  void structuredReportWinsOverAutoSubmitted() {
    assertThat(Letters.read(Letters.dsn("Final-Recipient: rfc822; a@b.example\nAction: failed\n")))
        .isInstanceOf(DeliveryReport.class);
  }

  @Test
  void ordinaryMailIsUnrecognizedAlsoWhenItQuotesBounceWords() {
    assertThat(
            Letters.read(
                """
                From: Ann <ann@example.org>
                Subject: lunch
                Auto-Submitted: no

                My last mail came back: 550 5.1.1 <bob@example.org> user unknown. Final-Recipient?
                """))
        .isInstanceOf(Unrecognized.class);
  }

  @Test
  void nothingIsUnrecognizedWithAReason() {
    assertThat(Letters.read(""))
        .isEqualTo(new Unrecognized("none", "no known format", OriginalMessage.NONE));
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }
}
