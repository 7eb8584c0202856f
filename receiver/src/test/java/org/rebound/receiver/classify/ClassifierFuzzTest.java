package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/** Hostile text as every text of a report: one finding, bounded, with codes that stand in it. */
class ClassifierFuzzTest {

  private static final Classifier CLASSIFIER = Classifier.load();

  @FuzzTest
  void anyReportIsRead(FuzzedDataProvider data) {
    Samples sample =
        Samples.failed()
            .status(data.consumeString(20))
            .diagnostic(data.consumeString(2000))
            .said(data.consumeString(2000))
            .text(data.consumeRemainingAsString());
    Reading reading = CLASSIFIER.classify(sample.report());
    assertThat(reading.findings()).hasSize(1);
    assertThat(CLASSIFIER.classify(sample.report())).isEqualTo(reading);
    Finding finding = reading.findings().get(0);
    Classification said = finding.classification();
    assertThat(said.kind()).isEqualTo(reading.kind());
    assertThat(said.verdict().isPresent()).isEqualTo(said.kind() == Kind.BOUNCE);
    assertThat(said.explanation().rule()).isNotEmpty();
    assertThat(said.explanation().evidence()).hasSizeLessThanOrEqualTo(Source.QUOTED);
    codesStandInTheText(sample.text());
    codesStandInTheText(sample.diagnostic());
  }

  private static void codesStandInTheText(String text) {
    for (EnhancedStatusCode.Sighting sighting : EnhancedStatusCode.findAll(text)) {
      String code = text.substring(sighting.start(), sighting.end());
      assertThat(EnhancedStatusCode.parse(code)).contains(sighting.code());
    }
    ReplyCode.sight(text)
        .ifPresent(
            sighting ->
                assertThat(text.substring(sighting.start()))
                    .startsWith(sighting.code().toString()));
  }
}
