package org.rebound.admin.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.FuzzSeeds;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.Fingerprint;

/** Whatever stands in a mailbox, it becomes a message, with lines that SMTP can carry. */
class OldMessageFuzzTest {

  private static final MailAddress PATH = MailAddress.parse("x@bounces.example").orElseThrow();

  @MethodSource("seeds")
  @FuzzTest
  void anyBytesAreAMessage(byte[] stored) {
    OldMessage message = OldMessage.of("fuzz", stored);
    String content = new String(message.content(), StandardCharsets.ISO_8859_1);
    assertThat(content.replace("\r\n", "")).doesNotContain("\n");
    assertThat(message.candidates()).hasSizeLessThanOrEqualTo(10);
    assertThat(message.sender().isPresent() && message.arrived().isPresent()).isIn(true, false);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void messageIsKnownAgainInAMailbox(byte[] sent) {
    String text = new String(sent, StandardCharsets.ISO_8859_1);
    String stored =
        "From MAILER-DAEMON Sun Nov 22 12:00:00 2026\nX-Original-To: x@bounces.example\n"
            + "Status: RO\n"
            + text.replace("\r\n", "\n").replaceAll("(?m)^(>*From )", ">$1")
            + "\n";
    byte[] again = OldMessage.of("x", stored.getBytes(StandardCharsets.ISO_8859_1)).content();
    assertThat(Fingerprint.of(PATH, again).value()).isEqualTo(Fingerprint.of(PATH, sent).value());
  }

  static Stream<byte[]> seeds() {
    return FuzzSeeds.messages(Path.of("../receiver/src/test/resources/corpus"))
        .filter(message -> message.length > 0 && message[message.length - 1] == '\n');
  }
}
