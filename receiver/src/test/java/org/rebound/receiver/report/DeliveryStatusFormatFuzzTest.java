package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.status.EnhancedStatusCode;

/** Any message read as a delivery status (RFC 3464); no damage before a block loses the block. */
class DeliveryStatusFormatFuzzTest {

  private static final DeliveryStatusFormat FORMAT = new DeliveryStatusFormat();
  private static final String LAST =
      "\n\nFinal-Recipient: rfc822; last@example.org\nAction: failed\nStatus: 5.1.1\n";

  @MethodSource("seeds")
  @FuzzTest
  void wholeBlockBehindAnyFieldsIsRead(byte[] message) {
    FormatFuzz.read(FORMAT, message);
    String fields = new String(message, StandardCharsets.ISO_8859_1).replace("--=_b1", "");
    byte[] dsn = Letters.dsn(fields + LAST).getBytes(StandardCharsets.ISO_8859_1);
    List<RecipientStatus> statuses =
        FORMAT
            .read(new Letter(MimeReader.read(dsn)))
            .map(DeliveryReport.class::cast)
            .map(DeliveryReport::recipients)
            .orElse(List.of());
    if (fields.length() < 8_000 && fields.indexOf('\0') < 0) {
      RecipientStatus last = statuses.get(statuses.size() - 1);
      assertThat(last.finalRecipient()).hasToString("Optional[last@example.org]");
      assertThat(last.status()).contains(new EnhancedStatusCode(5, 1, 1));
      assertThat(last.action()).isEqualTo(Action.FAILED);
    }
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("rfc3464", "rfc6533");
  }
}
