package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadableReportTest {

  private static final String REPORT =
      """
      From: =?utf-8?q?Postm=C3=A6ster?= <mailer-daemon@mta.example.net>
      Subject: Undelivered
       Mail
      Date: Sun, 22 Nov 2026 12:00:00 +0000
      Content-Type: multipart/report; report-type=delivery-status; boundary=b

      --b
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      S=F8ren was not found: 550 5.1.1 no such user

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mta.example.net

      Final-Recipient: rfc822; soeren@example.org
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550
       5.1.1 no such
      \tuser

      --b
      Content-Type: message/rfc822

      Subject: Private letter

      What nobody but the sender should see again.

      --b--
      """;

  private final ReadableReport report = read(REPORT);

  @Test
  void wordsComeFirstThenFieldsAndNothingOfTheMailThatCameBack() {
    assertThat(report.subject()).contains("Undelivered Mail");
    assertThat(report.from()).contains("Postmæster <mailer-daemon@mta.example.net>");
    assertThat(report.date()).contains("Sun, 22 Nov 2026 12:00:00 +0000");
    assertThat(report.text())
        .startsWith("Søren was not found: 550 5.1.1 no such user")
        .contains("Status: 5.1.1")
        .doesNotContain("Private letter", "nobody but the sender");
    assertThat(report.shortened()).isFalse();
  }

  @Test
  void wordsOfAFieldAreFoundAmongTheFieldsThoughTheLinesAreFolded() {
    assertThat(found("550 5.1.1 no such user", true)).isEqualTo("550\n 5.1.1 no such\n\tuser");
    assertThat(found("550 5.1.1 no such user", false)).isEqualTo("550 5.1.1 no such user");
  }

  @Test
  void wordsOfAFieldThatIsNotThereAreFoundInTheText() {
    assertThat(found("was not found", true)).isEqualTo("was not found");
  }

  @Test
  void wordsThatAreNowhereAreNotMarked() {
    assertThat(report.find("mailbox full", true)).isEmpty();
    assertThat(report.find("", true)).isEmpty();
  }

  @Test
  void textThatIsCopiedBelowALineIsCutThere() {
    ReadableReport plain =
        read(
            """
            From: MAILER-DAEMON@mail.example.org
            Subject: failure notice

            Hi. This is the qmail-send program at mail.example.org.

            <ugo@example.org>:
            Sorry, no mailbox here by that name. (#5.1.1)

            --- Below this line is a copy of the message.

            Subject: Private letter

            What nobody should see again.
            """);
    assertThat(plain.text()).contains("no mailbox here").doesNotContain("nobody should see");
  }

  @Test
  void hostileTextKeepsWhatItIs() {
    ReadableReport hostile =
        read("Subject: x\nContent-Type: text/plain; charset=utf-8\n\n<b>\u202e\u001b[31m</b>\n");
    assertThat(hostile.text()).isEqualTo("<b>\u202e\u001b[31m</b>");
  }

  @Test
  void longTextIsShortenedAndSaysSo() {
    ReadableReport longest =
        read(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
                + "a line of text\n".repeat(6_000)
                + "\n--b\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--b--\n");
    assertThat(longest.shortened()).isTrue();
    assertThat(longest.text().length()).isLessThanOrEqualTo(64 * 1024);
    assertThat(longest.fields()).isLessThanOrEqualTo(longest.text().length());
  }

  @Property(tries = 200)
  void anyBytesAreAReport(@ForAll byte[] bytes, @ForAll String words, @ForAll boolean inFields) {
    ReadableReport any = ReadableReport.of(bytes);
    any.find(words, inFields)
        .ifPresent(place -> assertThat(place.end()).isBetween(place.start(), any.text().length()));
    assertThat(any.fields()).isBetween(0, any.text().length());
  }

  private String found(String words, boolean inFields) {
    ReadableReport.Place place = report.find(words, inFields).orElseThrow();
    return report.text().substring(place.start(), place.end());
  }

  private static ReadableReport read(String text) {
    return ReadableReport.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
