package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.rebound.receiver.mime.MimeReader;

/** Fuzz targets (JAZZER_FUZZ=1 fuzzes, else the stored inputs run): whatever comes is read. */
class ReportFuzzTest {

  @FuzzTest
  void anyBytesAreAReport(byte[] bytes) {
    Objects.requireNonNull(ReportReader.read(MimeReader.read(bytes)));
  }

  @FuzzTest
  void anyFieldsOfADeliveryStatusAreRead(byte[] bytes) {
    Letters.read(Letters.dsn(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  @FuzzTest
  void anyTextOfAMailSystemIsRead(byte[] bytes) {
    Letters.read(
        "From: MAILER-DAEMON@mx.example.net\nSubject: Undeliverable\n\nnot delivered\n"
            + new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @FuzzTest
  void anyFieldOfFeedbackOrDispositionIsRead(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Letters.read("Content-Type: message/feedback-report\n\n" + text);
    Letters.read("Content-Type: message/disposition-notification\n\n" + text);
  }
}
