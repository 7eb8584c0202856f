package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classifier is total, and takes words only for what they are. */
class ClassifierPropertiesTest {

  private static final Classifier CLASSIFIER = Classifier.load();

  @Property(tries = 500)
  void anyTextGivesAReading(
      @ForAll String status, @ForAll String diagnostic, @ForAll String said, @ForAll String text) {
    Samples sample = Samples.failed().status(status).diagnostic(diagnostic).said(said).text(text);
    Reading reading = CLASSIFIER.classify(sample.report());
    Explanation explanation = reading.findings().get(0).classification().explanation();
    assertThat(explanation.rulePack()).isEqualTo(CLASSIFIER.rulePack());
    assertThat(explanation.evidence().length()).isLessThanOrEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 <user-unknown@example.net>: sorry",
        "550 <mailbox.full@example.net>: sorry",
        "550 <spamhaus@example.net>: sorry",
        "550 over-quota@spamcop.example sorry"
      })
  void wordsWithinAnAddressSayNothing(String diagnostic) {
    Samples sample = Samples.failed().diagnostic(diagnostic);
    assertThat(rule(sample)).isEqualTo("reply:550");
  }

  @Test
  void theCodeOfAnAddressOrAHostSaysNothing() {
    Samples sample =
        Samples.failed().diagnostic("550 host mx[5.1.1.2] refused <5.1.1@mx-5.1.1.example.net>");
    assertThat(rule(sample)).isEqualTo("reply:550");
  }

  @Test
  void aReplyOfSeveralLinesReadsOn() {
    Samples sample =
        Samples.failed().diagnostic("550-5.1.1 there is no such 550-5.1.1 user 550 5.1.1 here");
    assertThat(rule(sample)).isEqualTo("cpanel-no-such-user");
  }

  @Test
  void widthCaseAccentsDashesAndSpacesMakeNoDifference() {
    for (String words :
        new String[] {"ＭＡＩＬＢＯＸ　ＦＵＬＬ", "mailbox\r\n\tfull", "Mailbox\u00a0Full", "MAILBÓX full"}) {
      assertThat(rule(Samples.failed().diagnostic("552 " + words))).isEqualTo("mailbox-full");
    }
    assertThat(rule(Samples.failed().diagnostic("450 grey\u2011listing")))
        .isEqualTo("grey-listing");
  }

  @Test
  void japaneseWordsBrokenOverLinesAreRead() {
    Samples sample = Samples.failed().said("宛先の メール\r\n アドレスは存在し\r\nません");
    assertThat(rule(sample)).isEqualTo("ja-sonzai-shimasen");
  }

  @Test
  void theEvidenceIsQuotedAsItCame() {
    Samples sample = Samples.failed().diagnostic("552 <a@example.net>: MailBox  FULL!");
    Explanation explanation =
        CLASSIFIER.classify(sample.report()).findings().get(0).classification().explanation();
    assertThat(explanation.evidence()).isEqualTo("MailBox FULL");
    assertThat(explanation.field()).isEqualTo("diagnostic");
  }

  @Test
  void manyBeginningsOfOnePhraseTakeLinearTime() {
    String attack = "account user mailbox recipient address ".repeat(200_000);
    Samples sample = Samples.failed().diagnostic(attack).said(attack + "x").text(attack + "y");
    assertThat(rule(sample)).isEqualTo("unknown");
  }

  @Test
  void textBeyond64KibibytesIsNotLookedAt() {
    Samples sample = Samples.failed().diagnostic("x".repeat(65 * 1024) + " user unknown");
    assertThat(rule(sample)).isEqualTo("unknown");
  }

  @Test
  void theTurkishLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(rule(Samples.failed().diagnostic("550 INVALID RECIPIENT")))
          .isEqualTo("invalid-recipient");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String rule(Samples sample) {
    Reading reading = CLASSIFIER.classify(sample.report());
    return reading.findings().get(0).classification().explanation().rule();
  }
}
