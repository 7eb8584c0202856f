package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.MimeReader;

/**
 * Mail made to harm its reader: B3, B5 to B8, B10 and B12 of the reliability matrix. Text that
 * takes long (B11) is in {@code HostileTextTest}; the bounds here are wide, for slow machines.
 */
class HostileMailTest {

  private static final Duration PLENTY = Duration.ofSeconds(10);
  private static final String DSN =
      Letters.dsn(
          """
          Reporting-MTA: dns; mx.example.net

          Final-Recipient: rfc822; ann@example.org
          Action: failed
          Status: 5.1.1
          Diagnostic-Code: smtp; 550 5.1.1 user unknown
          """);

  @Test
  void tenThousandNestedMultipartsMeetTheDepthLimit() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }

    assertThat(read(mail.toString()).limits()).containsExactly(Limit.DEPTH);
  }

  @Test
  void tenThousandNestedMessagesStayClosed() {
    String mail = "Content-Type: message/rfc822\n\n".repeat(10_000);

    assertThat(read(mail).root().children()).isEmpty();
    assertThat(Letters.read(mail)).isInstanceOf(Unrecognized.class);
  }

  @Test
  void hundredThousandPartsMeetThePartLimitAndTheReasonSaysSo() {
    String mail = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000);

    assertThat(read(mail).limits()).containsExactly(Limit.PARTS);
    assertThat(((Unrecognized) Letters.read(mail)).reason()).isEqualTo("limit met: parts");
  }

  @Test
  void millionHeaderLinesAndTwoHundredThousandFoldsAreCut() {
    assertThat(read("X: y\n".repeat(1_000_000) + "\nbody").limits()).contains(Limit.HEADER_LINES);
    assertThat(read("Subject: a" + "\n b".repeat(200_000) + "\n\nbody").root().text())
        .isEqualTo("body");
  }

  @Test
  void encodedWordsBeyondTheLimitStayAsTheyAre() {
    String subject =
        assertTimeout(
            PLENTY,
            () ->
                read("Subject: " + "=?utf-8?q?a?= ".repeat(200_000) + "\n\n")
                    .headers()
                    .decoded("Subject"));

    assertThat(subject).startsWith("a".repeat(200)).contains("=?utf-8?q?a?=");
  }

  @Test
  void hundredMegabyteLineIsReadToTheMessageLimit() {
    byte[] line = new byte[100 * 1024 * 1024];
    Arrays.fill(line, (byte) 'a');

    assertThat(MimeReader.read(line).limits()).contains(Limit.MESSAGE_BYTES);
  }

  @Test
  void hundredThousandRecipientsAreBounded() {
    String block = "Final-Recipient: rfc822; a%d@example.org\nAction: failed\nStatus: 5.1.1\n\n";
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      blocks.append(block.formatted(i));
    }
    String mail = Letters.dsn(blocks.toString());

    DeliveryReport report = assertTimeout(PLENTY, () -> Letters.delivery(mail));

    assertThat(report.recipients()).hasSizeBetween(100, DeliveryStatusFormat.MOST_RECIPIENTS);
  }

  @Test
  void everyCharsetGivesTextAndNulBecomesAReplacement() {
    for (String charset : Charset.availableCharsets().keySet()) {
      assertThat(charsetText(charset)).doesNotContain("\0");
    }
    for (int i = 0; i < 200; i++) {
      assertThat(charsetText("x-none-" + i)).startsWith("caf").contains("\uFFFD");
    }
    assertThat(charsetText("\u0001;;'\"")).isNotEmpty();
  }

  private static String charsetText(String charset) {
    return read("Content-Type: text/plain; charset=" + charset + "\n\ncaf\u00e9 \0\u001b$B x\n")
        .root()
        .text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\u0001",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u00e2\u0080\u00ae",
        "\u00ed\u00a0\u0080"
      })
  void controlsAndMarksOfDirectionInAnyFieldLeaveTheReportAsItIs(String mark) {
    for (String place : new String[] {"mx.example", "ann@", "failed", "5.1.1", "550 5", "user"}) {
      for (int at = DSN.indexOf(place); at >= 0; at = DSN.indexOf(place, at + 1)) {
        Report report = Letters.read(DSN.substring(0, at) + mark + DSN.substring(at));

        assertThat(report).isInstanceOf(DeliveryReport.class);
        assertThat(report.toString()).doesNotContain("\0");
      }
    }
  }

  @Test
  void loneSurrogateInAParameterIsReplaced() {
    Message message =
        read("Content-Type: text/plain; name*=utf-16be''%D8%00a; x*=utf-8''%ED%A0%80\n\nx");

    for (String name : new String[] {"name", "x"}) {
      String value = message.root().type().parameter(name).orElse("");
      assertThat(value.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/gzip",
        "application/zip",
        "application/pkcs7-mime",
        "application/ms-tnef",
        "multipart/encrypted; boundary=z",
        "application/pgp-encrypted"
      })
  void closedEnclosureInAReportStaysClosedAndTheReportIsRead(String type) {
    String enclosure =
        "\n--=_b1\nContent-Type: %s\nContent-Transfer-Encoding: base64\n\nH4sIAAAAAAAA/w==\n"
            .formatted(type);
    String mail = DSN.replace("\n--=_b1--", enclosure + "\n--=_b1--");

    assertThat(Letters.delivery(mail).recipients()).isEqualTo(Letters.delivery(DSN).recipients());
  }

  @Test
  void compressedPartsAreNeverUnpacked() {
    String mail =
        "Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\nUEsDBBQAAAAIAA==\n";

    assertThat(read(mail).root().content(1_000)).startsWith('P', 'K').hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "<", ">", "@", "a@", "<a@b", "=", "=?", "5.", "550-", "\n", "-", "(", "&#",
        "To:\n"
      })
  void repetitionIsReadInLinearTime(String unit) {
    String junk = unit.repeat(64 * 1024 / unit.length());

    assertTimeout(
        PLENTY,
        () -> {
          Letters.read(
              "From: MAILER-DAEMON@x.example\nSubject: Undeliverable\n\nnot delivered\n" + junk);
          Letters.read(Letters.dsn("Final-Recipient: " + junk + "\nStatus: " + junk));
          Letters.read("Content-Type: text/html\nFrom: MAILER-DAEMON\n\n" + junk);
          Letters.read("Content-Type: multipart/mixed; boundary=" + junk + "\n\n" + junk);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "quoted-printable", "x-uuencode", "", "BASE64 (c)"})
  void damagedTransferEncodingsGiveAValue(String encoding) {
    for (String content :
        new String[] {"====", "=", "a=\n=3", "QUJ", "\u00ff\u00ff", "=".repeat(99)}) {
      assertThat(read("Content-Transfer-Encoding: " + encoding + "\n\n" + content).root().text())
          .isNotNull();
    }
  }

  @Test
  void truncationAtEveryByteGivesAReport() {
    for (int i = 0; i <= DSN.length(); i++) {
      assertThat(Letters.read(DSN.substring(0, i))).isNotNull();
    }
  }

  @Property(tries = 300)
  void mutationGivesAReport(
      @ForAll @IntRange(max = 1_500) int at,
      @ForAll byte with,
      @ForAll @IntRange(max = 40) int cut) {
    byte[] mail = DSN.getBytes(StandardCharsets.ISO_8859_1);
    int place = Math.min(at, mail.length - 1);
    mail[place] = with;
    byte[] shorter = Arrays.copyOf(mail, Math.max(place, mail.length - cut));

    assertThat(ReportReader.read(MimeReader.read(shorter))).isNotNull();
  }

  private static Message read(String mail) {
    return MimeReader.read(mail.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void lineEndsAndLengthsInJsonDoNotReachTheFieldsOfAReport() {
    String header = "From: no-reply@sns.amazonaws.com\n\n";
    FeedbackReport complaint =
        (FeedbackReport)
            Letters.read(
                header
                    + "{\"eventType\":\"Complaint\",\"complaintFeedbackType\":\"Not\\n-Spam"
                    + "x".repeat(9_000)
                    + "\"}");
    DeliveryReport bounce =
        Letters.delivery(
            header
                + "{\"eventType\":\"Bounce\",\"timestamp\":\"1\\n2\",\"reportingMTA\":\"dns; a\\nb\","
                + "\"x\":{\"emailAddress\":\"ann@example.org\",\"diagnosticCode\":\"550\\nno\"}}");

    assertThat(complaint.feedbackType()).startsWith("not -spamxxx").hasSize(100);
    assertThat(bounce.arrivalDate()).contains("1 2");
    assertThat(bounce.reportingMta()).contains("a b");
    assertThat(bounce.recipients().get(0).diagnostic().text()).isEqualTo("550 no");
  }
}
