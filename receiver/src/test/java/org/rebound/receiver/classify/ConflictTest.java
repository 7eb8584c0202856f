package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.report.Action;
import org.rebound.receiver.report.DeliveryReport;
import org.rebound.receiver.report.FeedbackReport;
import org.rebound.receiver.report.OriginalMessage;
import org.rebound.receiver.report.RecipientStatus;
import org.rebound.receiver.report.Report;

/**
 * What is taken when the parts of a report disagree: section 6 of the check-list of what a receiver
 * must read, row by row.
 */
class ConflictTest {

  private static final Classifier CLASSIFIER = Classifier.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // Status field | diagnostic | verdict | category
        "5.0.0|550 5.1.1 no|hard|mailbox_unknown",
        "5.0.0|550 user unknown|hard|mailbox_unknown",
        "5.1.1|550 5.1.1 mailbox full|soft|mailbox_full",
        "5.0.0|552 over quota|soft|mailbox_full",
        "5.0.0|552 sorry|soft|mailbox_full",
        "5.0.0|556 sorry|hard|domain_unknown",
        "5.2.2|552 5.2.2 sorry|soft|mailbox_full",
        "5.1.1|550 sorry, not for you (#5.7.1)|soft|policy_refused",
        "5.1.1|550 5.1.1 blocked using zen.spamhaus.org|soft|sender_reputation",
        "5.1.1|550 5.1.1 rejected, this is spam|soft|spam_content",
        "4.4.7|421 message expired|soft|timeout_expired",
        "5.4.7|554 retry timeout exceeded|soft|timeout_expired",
        "4.4.7|message expired; last reply was 452 4.2.2 mailbox full|soft|mailbox_full",
        "4.4.7|message expired; last reply was 421 4.7.1 come back later|soft|policy_refused",
        "4.0.0|550 user unknown|hard|mailbox_unknown",
        "4.0.0|550 sorry|soft|other",
        "5.4.4|Host or domain name not found|hard|domain_unknown",
        "5.1.2|-|hard|domain_unknown",
        "5.4.4|unable to route|soft|dns",
        "5.7.1|550 5.7.1 relaying denied|soft|relaying",
        "5.7.26|550 5.7.26 refused|soft|authentication",
        "5.7.25|550 5.7.25 refused|soft|authentication",
        "5.7.23|550 5.7.23 refused|soft|authentication",
        "5.2.1|550 5.2.1 account disabled|hard|mailbox_disabled",
        "5.2.1|550 5.2.1 sorry|soft|mailbox_disabled",
        "4.2.1|450 4.2.1 receiving mail at a rate that prevents more|soft|rate_limited",
        "4.1.1|450 4.1.1 user unknown|soft|mailbox_unknown",
        "5.1.1|550 5.1.1 <spam-full@example.net>: sorry|hard|mailbox_unknown",
        "5.7.1|550 5.7.1 no such user here|hard|mailbox_unknown",
        "5.7.1|550 5.7.1 user does not accept mail from you|soft|recipient_refused",
        "5.7.1|550 5.7.1 relaying denied, proper authentication required|soft|relaying",
        "4.4.7|554 5.5.1 Error: no valid recipients|soft|protocol"
      })
  void theTableOfConflictsIsKept(
      String status, String diagnostic, String verdict, String category) {
    Classification said =
        judge(
            Samples.failed()
                .status(status)
                .diagnostic(diagnostic == null ? "" : diagnostic)
                .report());
    assertThat(said.verdict()).map(Verdict::code).contains(verdict);
    assertThat(said.category().code()).isEqualTo(category);
  }

  @Test
  void ourOwnFailingAuthenticationIsTheSendersFault() {
    Samples sample = Samples.failed().status("5.7.26").diagnostic("550 5.7.26 unauthenticated");
    assertThat(judge(sample.report()).fault()).isEqualTo(Fault.SENDER);
  }

  @Test
  void microsoftDirectoryRefusalIsAnUnknownMailbox() {
    Samples sample =
        Samples.failed()
            .status("5.4.1")
            .remoteMta("example-net.mail.protection.outlook.com")
            .diagnostic("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)");
    assertThat(judge(sample.report()).condemnsAddress()).isTrue();
  }

  @Test
  void eachRecipientIsJudgedByHisOwnCode() {
    List<RecipientStatus> two =
        List.of(
            Samples.failed().status("5.1.1").diagnostic("550 5.1.1 x").recipientStatus(),
            Samples.failed().status("4.2.2").diagnostic("452 4.2.2 y").recipientStatus());
    Reading reading = CLASSIFIER.classify(reportOf(two, "user unknown, mailbox full, spamhaus"));
    assertThat(reading.findings())
        .extracting(finding -> finding.classification().category())
        .containsExactly(Category.MAILBOX_UNKNOWN, Category.MAILBOX_FULL);
  }

  @Test
  void delayedIsNoBounceAndHasNoVerdict() {
    Samples sample = Samples.failed().action(Action.DELAYED).status("4.4.1").diagnostic("no");
    Reading reading = CLASSIFIER.classify(sample.report());
    assertThat(reading.kind()).isEqualTo(Kind.DELAYED);
    assertThat(reading.findings().get(0).classification().verdict()).isEmpty();
  }

  @Test
  void deliveredRelayedAndExpandedAreDelivered() {
    for (Action action : List.of(Action.DELIVERED, Action.RELAYED, Action.EXPANDED)) {
      Reading reading =
          CLASSIFIER.classify(Samples.failed().action(action).status("2.0.0").report());
      assertThat(reading.kind()).isEqualTo(Kind.DELIVERED);
    }
  }

  @Test
  void aReportThatNamesNobodyStillSaysWhatHappened() {
    Reading reading = CLASSIFIER.classify(reportOf(List.of(), "550 5.1.1 user unknown"));
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().get(0).recipient()).isEmpty();
    assertThat(reading.findings().get(0).classification().category())
        .isEqualTo(Category.MAILBOX_UNKNOWN);
  }

  @Test
  void nothingKnownIsSoftAndSaysSo() {
    Classification said = judge(Samples.failed().report());
    assertThat(said.verdict()).contains(Verdict.SOFT);
    assertThat(said.explanation().rule()).isEqualTo("unknown");
  }

  @Test
  void whatLostIsWeighed() {
    Classification said =
        judge(Samples.failed().status("5.1.1").diagnostic("550 5.1.1 mailbox full").report());
    assertThat(said.explanation().evidence()).isEqualTo("mailbox full");
    assertThat(said.explanation().weighed())
        .extracting(Explanation.Weighed::rule)
        .contains("status:5.1.1", "reply:550")
        .doesNotHaveDuplicates();
  }

  @Test
  void abuseIsAComplaintAndNotSpamIsNone() {
    assertThat(CLASSIFIER.classify(feedback("abuse")).kind()).isEqualTo(Kind.COMPLAINT);
    assertThat(CLASSIFIER.classify(feedback("fraud")).kind()).isEqualTo(Kind.COMPLAINT);
    assertThat(CLASSIFIER.classify(feedback("not-spam")).kind()).isEqualTo(Kind.DISPOSITION);
    assertThat(CLASSIFIER.classify(feedback("auth-failure")).kind()).isEqualTo(Kind.UNRECOGNIZED);
  }

  private static FeedbackReport feedback(String type) {
    return new FeedbackReport(
        "arf",
        type,
        List.of(MailAddress.parse("anna@example.net").orElseThrow()),
        Optional.empty(),
        Map.of(),
        OriginalMessage.NONE);
  }

  private static DeliveryReport reportOf(List<RecipientStatus> recipients, String text) {
    return new DeliveryReport(
        "rfc3464",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ArrayList<>(recipients),
        text,
        false,
        OriginalMessage.NONE);
  }

  private static Classification judge(Report report) {
    return CLASSIFIER.classify(report).findings().get(0).classification();
  }
}
