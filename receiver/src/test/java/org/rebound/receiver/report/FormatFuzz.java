package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rebound.receiver.FuzzSeeds;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.MimeReader;

/** What holds of one format, whatever message it is given. */
final class FormatFuzz {

  private static final int MOST_RECIPIENTS = 1_000;
  private static final int LONGEST_LINE = Limit.FIELD_BYTES.value();

  private FormatFuzz() {}

  /** Reads a message by one format: what it reports is bounded, and of LF the same as of CRLF. */
  static Optional<Report> read(Format format, byte[] message) {
    Optional<Report> report = format.read(new Letter(MimeReader.read(message)));
    report.ifPresent(FormatFuzz::check);
    String text = new String(message, StandardCharsets.ISO_8859_1);
    if (isPlain(text)) {
      byte[] crlf = text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      assertThat(format.read(new Letter(MimeReader.read(crlf)))).isEqualTo(report);
    }
    return report;
  }

  /** Checks what every report promises. */
  static void check(Report report) {
    assertThat(report.format()).matches("[a-z0-9-]{1,64}");
    checkFields(report.original().fields());
    checkAddresses(report.original().recipients(), 20);
    if (report instanceof DeliveryReport delivery) {
      check(delivery);
    } else if (report instanceof FeedbackReport feedback) {
      assertThat(feedback.feedbackType()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
      assertThat(feedback.feedbackType()).isLowerCase();
      checkAddresses(feedback.recipients(), 100);
      checkFields(feedback.fields());
    } else if (report instanceof DispositionReport notice) {
      assertThat(notice.disposition()).hasSizeLessThanOrEqualTo(100);
    } else if (report instanceof AutoReply reply) {
      checkLine(reply.subject());
      checkText(reply.text());
    }
  }

  private static void check(DeliveryReport report) {
    assertThat(report.recipients()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_RECIPIENTS);
    checkText(report.text());
    Stream.of(report.reportingMta(), report.envelopeId(), report.arrivalDate())
        .flatMap(Optional::stream)
        .forEach(FormatFuzz::checkLine);
    for (RecipientStatus status : report.recipients()) {
      checkAddresses(status.finalRecipient().stream().toList(), 1);
      checkAddresses(status.originalRecipient().stream().toList(), 1);
      checkText(status.text());
      checkLine(status.diagnostic().text());
      checkLine(status.diagnostic().type());
      checkFields(status.extensions());
      Stream.of(status.remoteMta(), status.lastAttempt(), status.willRetryUntil())
          .flatMap(Optional::stream)
          .forEach(FormatFuzz::checkLine);
    }
  }

  private static void checkAddresses(Collection<MailAddress> addresses, int most) {
    assertThat(addresses).hasSizeLessThanOrEqualTo(most);
    for (MailAddress address : addresses) {
      assertThat(MailAddress.parse(address.toString())).contains(address);
    }
  }

  private static void checkFields(Map<String, String> fields) {
    assertThat(fields).hasSizeLessThanOrEqualTo(100);
    fields.forEach(
        (name, value) -> {
          checkLine(name);
          checkText(value);
        });
  }

  private static void checkLine(String line) {
    assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE).doesNotContain("\n", "\0");
  }

  private static void checkText(String text) {
    assertThat(text).hasSizeLessThanOrEqualTo(Limit.TEXT_CHARS.value()).doesNotContain("\0");
  }

  /** Whether line ends mean line ends and nothing else: ASCII without CR, and no encoding. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 0x80 && c != '\r' && c != 27)
        && Stream.of("charset", "base64").noneMatch(word -> Ascii.contains(text, word));
  }

  /** The seeds of the formats that have one of these names. */
  static Stream<byte[]> seeds(String... formats) {
    return FuzzSeeds.messagesOf(List.of(formats)::contains);
  }
}
