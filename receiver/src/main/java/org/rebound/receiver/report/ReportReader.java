package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rebound.receiver.mime.Message;

/**
 * What a received message reports. Tries the formats in order: first those with a structure, then
 * those of mail systems that write text, then reports within letters, then automatic replies.
 *
 * <p>Total and pure: every message gives a report, {@link Unrecognized} if need be, and nothing on
 * the way throws on content. Safe for threads. Time is linear in the bounded message.
 */
public final class ReportReader {

  private static final List<Format> REPORTS =
      List.of(
          new DeliveryStatusFormat(),
          new FeedbackFormat(),
          new SieveRejectFormat(),
          new DispositionFormat(),
          new JmrpFormat(),
          new SesFormat(),
          new SendmailFormat(),
          new DialectFormat(Dialects.ALL),
          new GenericFormat());
  private static final List<Format> FORMATS =
      Stream.concat(
              REPORTS.stream(), Stream.of(new ForwardedFormat(REPORTS), new AutoReplyFormat()))
          .toList();

  private ReportReader() {}

  /** Reads one message. */
  public static Report read(Message message) {
    Letter letter = new Letter(message);
    for (Format format : FORMATS) {
      Optional<Report> report = format.read(letter);
      if (report.isPresent()) {
        return report.get();
      }
    }
    return new Unrecognized("none", reason(message), letter.original());
  }

  private static String reason(Message message) {
    return message.limits().isEmpty()
        ? "no known format"
        : message.limits().stream()
            .sorted()
            .map(limit -> limit.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", ", "limit met: ", ""));
  }
}
