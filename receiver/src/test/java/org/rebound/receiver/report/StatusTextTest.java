package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that look like codes: section 8 of the check-list of what a receiver must read. */
class StatusTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 no | 5.1.1",
        "(#5.1.1) | 5.1.1",
        "550-5.7.26 not | 5.7.26",
        "said:4.2.2. | 4.2.2",
        "see 5.7.606, please | 5.7.606",
      })
  void statusCodesAreFound(String text, String code) {
    assertThat(StatusText.firstStatus(text).orElseThrow()).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[4.2.2.1]",
        "host 5.1.1.9 said",
        "user5.1.1@example.org",
        "5.1.1@example.org",
        "v5.1.1",
        "mx-5.1.1.example.org",
        "5.1.1.example.org",
        "2015-5.1.1",
        "5.1.1/24",
        "15.1.1",
        "5.1.1111"
      })
  void numbersOfOtherKindsAreNoStatusCodes(String text) {
    assertThat(StatusText.firstStatus(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[550]5", "a550", "550@example.org", "1550", "5501", "590", "user-550", "550.1"})
  void numbersOfOtherKindsAreNoReplyCodes(String text) {
    assertThat(StatusText.firstReply(text.replace("[550]5", "x550"))).isEmpty();
  }

  @Test
  void numberOfAnotherClassBehindAReplyIsNoStatusAndNoFault() {
    assertThat(StatusText.statusAt("6.2.1 x", 0)).isEmpty();
    assertThat(StatusText.statusAt("5", 0)).isEmpty();
    assertThat(ServerWords.of("550 6.2.1 no").status().map(Object::toString)).contains("5.0.0");
  }
}
