package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a code reads when nothing else is said: H, S, B, M, C of the check-list. */
class ReadingCodesTest {

  private static final Classifier CLASSIFIER = Classifier.load();

  @ParameterizedTest
  @CsvSource({
    "0.0,S,S", "1.0,S,S", "1.1,H,S", "1.2,H,S", "1.3,H,S", "1.4,S,S", "1.5,S,S", "1.6,H,S",
    "1.7,B,B", "1.8,B,B", "1.9,S,S", "1.10,H,S", "2.0,S,S", "2.1,S,S", "2.2,S,S", "2.3,M,M",
    "2.4,C,C", "3.0,S,S", "3.1,S,S", "3.2,S,S", "3.3,C,C", "3.4,M,M", "3.5,C,C", "3.6,S,S",
    "4.0,S,S", "4.1,S,S", "4.2,S,S", "4.3,S,S", "4.4,S,S", "4.5,S,S", "4.6,C,C", "4.7,S,S",
    "4.8,S,S", "5.0,C,C", "5.1,C,C", "5.2,C,C", "5.3,S,S", "5.4,C,C", "5.5,C,C", "5.6,C,C",
    "6.0,M,M", "6.1,M,M", "6.2,M,M", "6.3,M,M", "6.5,M,M", "6.6,M,M", "6.7,C,C", "6.8,C,C",
    "6.9,M,M", "6.10,C,C", "7.0,B,B", "7.1,B,B", "7.2,B,B", "7.3,C,C", "7.4,C,C", "7.5,C,C",
    "7.6,C,C", "7.7,C,C", "7.8,B,B", "7.9,B,B", "7.10,C,C", "7.11,C,C", "7.12,B,B", "7.13,H,S",
    "7.14,B,B", "7.15,M,M", "7.16,M,M", "7.17,H,H", "7.18,H,H", "7.19,C,C", "7.20,B,B", "7.21,B,B",
    "7.22,B,B", "7.23,B,B", "7.24,B,B", "7.25,B,B", "7.26,B,B", "7.27,B,B", "7.28,B,B", "7.29,B,B",
    "7.30,C,C", "7.510,B,B", "7.606,B,B", "4.14,C,S", "1.351,S,S", "7.999,B,B"
  })
  void aCodeAloneReadsAsTheRegistrySays(String code, char permanent, char temporary) {
    assertThat(read("5." + code)).as("5.%s", code).isEqualTo(permanent);
    assertThat(read("4." + code)).as("4.%s", code).isEqualTo(temporary);
  }

  @ParameterizedTest
  @CsvSource({
    "421,S", "450,S", "451,S", "452,S", "455,C", "500,C", "501,C", "502,C", "503,C", "504,C",
    "521,H", "550,S", "552,S", "554,B", "555,C", "556,H", "530,B", "535,B"
  })
  void aReplyCodeAloneReadsAsTheTableSays(String reply, char reading) {
    assertThat(letter(Samples.failed().diagnostic(reply + " x"))).isEqualTo(reading);
  }

  private static char read(String status) {
    return letter(Samples.failed().status(status));
  }

  private static char letter(Samples sample) {
    Classification said = CLASSIFIER.classify(sample.report()).findings().get(0).classification();
    if (said.condemnsAddress()) {
      return 'H';
    }
    return switch (said.category()) {
      case PROTOCOL, CONFIGURATION -> 'C';
      case CONTENT, MESSAGE_TOO_LARGE -> 'M';
      case RATE_LIMITED -> sample.status().endsWith(".3") ? 'S' : 'B';
      default -> said.fault() == Fault.SENDER ? 'B' : 'S';
    };
  }
}
