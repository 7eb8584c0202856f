package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/**
 * Words that stand in a message and are not said of the recipient, and words that nobody labelled:
 * section 8 of the check-list of what a receiver must read, and its B11 for the rules.
 */
class QuotedBounceTest {

  private static final Classifier CLASSIFIER = Classifier.load();

  @Test
  void bounceWithinTheOriginalSaysNothing() {
    Finding finding =
        only(
            """
            From: MAILER-DAEMON@mx.example.net
            Subject: failure notice

            Hi. This is the qmail-send program at mx.example.net.

            <kim@example.org>:
            552 5.2.2 mailbox full

            --- Below this line is a copy of the message.

            From: news@example.com
            To: kim@example.org
            Subject: How to read a bounce

            <lee@example.org>:
            550 5.1.1 user unknown; blocked using zen.spamhaus.org
            """,
            StandardCharsets.US_ASCII);

    assertThat(finding.recipient()).hasToString("Optional[kim@example.org]");
    assertThat(finding.classification().category()).isEqualTo(Category.MAILBOX_FULL);
  }

  @Test
  void subjectOfOurOwnMailSaysNothing() {
    Finding finding =
        only(
            """
            From: MAILER-DAEMON@mx.example.net
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; kim@example.org
            Action: failed
            Status: 4.4.1
            Diagnostic-Code: smtp; 421 4.4.1 connection timed out

            --b
            Content-Type: text/rfc822-headers

            To: kim@example.org
            Subject: user unknown, mailbox full: what bounces mean

            --b--
            """,
            StandardCharsets.US_ASCII);

    assertThat(finding.classification().category()).isEqualTo(Category.NETWORK);
  }

  @Test
  void japaneseWithoutALabelIsRead() {
    String mail =
        """
        From: MAILER-DAEMON@mx.example.net
        Subject: Undelivered mail

        \u6b21\u306e\u5b9b\u5148\u306b\u914d\u4fe1\u3067\u304d\u307e\u305b\u3093\u3067\u3057\u305f\u3002

        <kim@example.org>
        \u30e1\u30fc\u30eb\u30dc\u30c3\u30af\u30b9\u304c\u3044\u3063\u3071\u3044\u3067\u3059\u3002
        """;
    for (String charset : new String[] {"ISO-2022-JP", "UTF-8", "Shift_JIS", "EUC-JP"}) {
      assertThat(only(mail, Charset.forName(charset)).classification().category())
          .as(charset)
          .isEqualTo(Category.MAILBOX_FULL);
    }
  }

  @Test
  void wordsFromRightToLeftAreReadBetweenTheirMarks() {
    for (String words :
        new String[] {
          "\u05d4\u05de\u05e9\u05ea\u05de\u05e9 \u05dc\u05d0 \u05e7\u05d9\u05d9\u05dd",
          "\u0627\u0644\u0645\u0633\u062a\u062e\u062f\u0645 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f",
          "\u200f\u0627\u0644\u0645\u0633\u062a\u062e\u062f\u0645 \u202b\u063a\u064a\u0631\u202c \u0645\u0648\u062c\u0648\u062f\u200e",
        }) {
      Reading reading = CLASSIFIER.classify(Samples.failed().diagnostic("550 " + words).report());
      assertThat(reading.findings().get(0).classification().category())
          .isEqualTo(Category.MAILBOX_UNKNOWN);
    }
  }

  @Test
  void nearMissesOfEveryRuleTakeLinearTime() {
    PhraseMatcher matcher = RulePack.load().matcher();
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (Rule rule : RulePack.load().rules()) {
            String example = rule.example();
            String near = example.substring(0, example.length() - 1) + " ";
            matcher.search(near.repeat(Folding.REACH / near.length()));
          }
        });
  }

  private static Finding only(String mail, Charset charset) {
    Reading reading =
        CLASSIFIER.classify(ReportReader.read(MimeReader.read(mail.getBytes(charset))));
    assertThat(reading.findings()).hasSize(1);
    return reading.findings().get(0);
  }
}
