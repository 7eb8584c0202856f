package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text reports that are made to take long, B11 of the reliability matrix: 64 KiB of near misses.
 */
class HostileTextTest {

  private static final int SIZE = 64 * 1024;
  private static final Duration GENEROUS = Duration.ofSeconds(10);

  static Stream<String> attacks() {
    String phrases = String.join("\n", CommonPointers.ALL);
    return Stream.of(
        "a",
        " ",
        "\n",
        "<",
        "@",
        "@\n",
        "<\n",
        "a@b\n",
        "a@b.example\n",
        "<a@b.example>:\n",
        "550 ",
        "555 ",
        "550-",
        "5.1.1",
        "4.",
        "----- ",
        ">>> RCPT To:<a@b.example>\n<<< 550 no\n",
        "\n\na: b",
        "From: a\n",
        "A: b\n \n",
        "the following ",
        "original message",
        "\u3000",
        "{",
        "{\"a\":\"",
        "\\u",
        "host ",
        "Recipient: ",
        "could not be delivered to ",
        "(expanded from: ",
        phrases);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void repeatedNearMissTakesLinearTime(String attack) {
    String body = attack.repeat(SIZE / attack.length());
    for (String intro :
        List.of(
            "",
            "Hi. This is the qmail-send program\n\n",
            "A message that you sent could not be delivered. address(es) failed:\n",
            "----- The following addresses had permanent fatal errors -----\n",
            "----- Transcript of session follows -----\n",
            "Delivery has failed to these recipients or groups:\n",
            String.join("\n", CommonPointers.ALL) + "\n")) {
      String message = Letters.text("Undeliverable: mail", intro + body);
      Report report = Assertions.assertTimeoutPreemptively(GENEROUS, () -> Letters.read(message));
      assertThat(report).isInstanceOf(DeliveryReport.class);
      assertThat(((DeliveryReport) report).recipients())
          .hasSizeLessThanOrEqualTo(DeliveryStatusFormat.MOST_RECIPIENTS);
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void jsonThatNeverEndsIsRead(String attack) {
    String message =
        "From: no-reply@sns.amazonaws.com\nSubject: x\n\n{\"notificationType\":\"Bounce\","
            + attack.repeat(SIZE / attack.length());

    Report report = Assertions.assertTimeoutPreemptively(GENEROUS, () -> Letters.read(message));
    assertThat(report).isInstanceOf(Unrecognized.class);
  }
}
