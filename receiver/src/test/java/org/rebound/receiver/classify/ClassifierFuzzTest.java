package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Hostile bytes as every text of a report. */
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
    assertThat(CLASSIFIER.classify(sample.report()).findings()).hasSize(1);
  }
}
