package org.rebound.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.rebound.receiver.classify.Classifier;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.report.ReportReader;

/**
 * Whatever is repeated, and wherever it stands, a message costs time linear in its size. The bound
 * is on processor time and a hundred times what such a message takes, so only what grows faster
 * than the message meets it.
 */
class RepetitionFuzzTest {

  private static final Classifier CLASSIFIER = Classifier.load();
  private static final int SIZE = 256 * 1024;
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final String DAEMON =
      "From: MAILER-DAEMON@mx.example.net\nSubject: Undeliverable\n";
  private static final List<String> PLACES =
      List.of(
          "",
          "Subject: ",
          "To: ",
          "Content-Type: a/b; ",
          "Content-Type: text/html\n\n",
          "Content-Type: text/plain; charset=utf-7\n\n",
          "Content-Transfer-Encoding: quoted-printable\n\n",
          "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
          "Content-Type: message/delivery-status\n\n",
          "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ",
          "Content-Type: message/delivery-status\n\nDiagnostic-Code: smtp; ",
          "Content-Type: message/feedback-report\n\n",
          "From: no-reply@sns.amazonaws.com\n\n{",
          DAEMON + "\n",
          DAEMON + "\nHi. This is the qmail-send program at mx.example.net.\n",
          DAEMON + "\n   ----- Transcript of session follows -----\n",
          DAEMON + "\nThe following address(es) failed:\n\n  ",
          "Auto-Submitted: auto-replied\n\n");

  @FuzzTest
  void timeIsLinearInTheMessage(FuzzedDataProvider data) {
    String place = PLACES.get(data.consumeInt(0, PLACES.size() - 1));
    byte[] head = data.consumeBytes(60);
    byte[] unit = data.consumeBytes(40);
    byte[] tail = data.consumeRemainingAsBytes();
    if (unit.length > 0) {
      String message = place + latin(head) + latin(unit).repeat(SIZE / unit.length) + latin(tail);
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      CLASSIFIER.classify(
          ReportReader.read(MimeReader.read(message.getBytes(StandardCharsets.ISO_8859_1))));
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      assertThat(Duration.ofNanos(spent)).isLessThan(MOST);
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
