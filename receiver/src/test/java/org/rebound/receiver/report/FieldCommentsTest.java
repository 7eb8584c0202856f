package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Comments in parentheses in every structured field: section 3 of the check-list of what a receiver
 * must read. How they come off is in {@code CommentsTest}; those of addresses are in {@code
 * DeliveryStatusFormatTest}.
 */
class FieldCommentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a) dns (b); (c) mx.example.org (192.0.2.1 (d))",
        "dns;mx.example.org(192.0.2.1)",
        "dns(a;b); mx.example.org",
        "mx.example.org (never closed",
      })
  void hostsHaveCommentsAnywhere(String host) {
    DeliveryReport report =
        Letters.delivery(
            Letters.dsn(
                "Reporting-MTA: %s\n\nFinal-Recipient: rfc822; kim@example.org\nRemote-MTA: %s\n"
                    .formatted(host, host)));

    assertThat(report.reportingMta()).contains("mx.example.org");
    assertThat(report.recipients().get(0).remoteMta()).contains("mx.example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp (SMTP); 550 no (really) | smtp | 550 no (really)",
        "(a;b) smtp; 550 no | smtp | 550 no",
        "(a;b) 550 no | '' | (a;b) 550 no",
        "550 (a; b) no | '' | 550 (a; b) no",
      })
  void commentsOfADiagnosticTypeComeOffAndThoseOfTheWordsStay(
      String written, String type, String text) {
    assertThat(only("Diagnostic-Code: " + written).diagnostic())
        .isEqualTo(new Diagnostic(type, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(it) failed | (was 4.2.2) 5.1.1",
        "failed(for good) | 5.1.1(bad mailbox)",
        "Failed ((at last)) | 5.1.1 ((never 4.7.1)) no",
      })
  void commentsBeforeActionAndStatusDecideNothing(String action, String status) {
    RecipientStatus kim = only("Action: " + action + "\nStatus: " + status);

    assertThat(kim.action()).isEqualTo(Action.FAILED);
    assertThat(kim.status()).hasToString("Optional[5.1.1]");
  }

  @Test
  void codeInACommentServesWhereThereIsNoOther() {
    assertThat(only("Action: failed\nStatus: (5.1.1)").status()).hasToString("Optional[5.1.1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "no (a person)", "(a person) no", "(no) no (no)"})
  void personWhoSaysSoInAnyFormIsNoProgram(String submitted) {
    assertThat(Letters.read("From: ann@example.org\nAuto-Submitted: " + submitted + "\n\nHi"))
        .isInstanceOf(Unrecognized.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto-replied (vacation)", "(no) auto-replied", "auto-generated(no)"})
  void programIsOneWhateverTheCommentSays(String submitted) {
    assertThat(Letters.read("From: ann@example.org\nAuto-Submitted: " + submitted + "\n\nHi"))
        .isInstanceOf(AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abuse (spam button)", "(a (b)) abuse", "abuse(x)"})
  void feedbackTypeHasComments(String type) {
    FeedbackReport report =
        (FeedbackReport)
            Letters.read(
                "Content-Type: (it is a) message/feedback-report (of a person)\n\nFeedback-Type: "
                    + type
                    + "\nOriginal-Mail-From: (not no@example.net) <b@example.com>\n"
                    + "Original-Rcpt-To: (Kim, once k@example.net) kim@example.org\n");

    assertThat(report.feedbackType()).isEqualTo("abuse");
    assertThat(report.originalMailFrom()).hasToString("Optional[b@example.com]");
    assertThat(report.recipients()).hasToString("[kim@example.org]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "automatic-action (a) / MDN-sent-automatically (b); (c) displayed (d)/(e) error",
        "(a;b) manual-action/MDN-sent-manually;displayed(c)",
        "manual-action/MDN-sent-manually; displayed (never closed",
      })
  void dispositionHasComments(String written) {
    DispositionReport report =
        (DispositionReport)
            Letters.read(
                "Content-Type: message/disposition-notification\n\n"
                    + "Final-Recipient: rfc822; kim@example.org\nDisposition: "
                    + written);

    assertThat(report.disposition()).isEqualTo("displayed");
  }

  @Test
  void nullSenderTypeAndEncodingHaveComments() {
    String mail =
        Letters.dsn("Final-Recipient: rfc822; kim@example.org\nAction: failed\nStatus: 5.1.1\n")
            .replace("Return-Path: <b+tag@bounces.example.com>", "Return-Path: (nobody) <> (none)")
            .replace("\nContent-Type: message/rfc822\n", "\nContent-Type: (a) message/rfc822 (b)\n")
            .replace("\nContent-Type: text/plain", "\nContent-Transfer-Encoding: (a) base64\n$0")
            .replace("$0", "Content-Type: text/plain")
            .replace("I'm sorry to have to inform you that your message could not\n", "bm8=\n")
            .replace("be delivered to one or more recipients.\n", "");
    DeliveryReport report = Letters.delivery(mail);

    assertThat(report.doubleBounce()).isTrue();
    assertThat(report.text().strip()).isEqualTo("no");
  }

  @Test
  void datesKeepTheirCommentsAsTheyAreEvidence() {
    String date = "Tue, (a day) 10 Nov 2026 10:00:00 +0100 (CET (winter))";

    assertThat(only("Last-Attempt-Date: " + date).lastAttempt()).contains(date);
  }

  @Test
  void nestedCommentsWithoutEndInEveryFieldAreReadOnce() {
    String open = "(".repeat(3_000) + ";";
    RecipientStatus kim =
        only(
            "Action: %s\nStatus: %s\nRemote-MTA: dns; %s\nDiagnostic-Code: smtp; 550 5.1.1 no"
                .formatted(open, open, open));

    assertThat(kim.status()).hasToString("Optional[5.1.1]");
    assertThat(kim.action()).isEqualTo(Action.FAILED);
  }

  private static RecipientStatus only(String fields) {
    DeliveryReport report =
        Letters.delivery(Letters.dsn("Final-Recipient: rfc822; kim@example.org\n" + fields + "\n"));
    assertThat(report.recipients()).hasSize(1);
    return report.recipients().get(0);
  }
}
