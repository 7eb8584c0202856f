package org.rebound.receiver.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.mime.Part;

/**
 * A report within a report: some gateways pass a delivery status notification on inside a letter of
 * their own, which names nobody. Only what itself looks like a report is read, under as many
 * letters that say nothing as {@link Limit#DEPTH} allows.
 */
final class NestedReport {

  private NestedReport() {}

  static Optional<Report> read(Letter letter, Format format) {
    Optional<Letter> next = inner(letter).map(Letter::new);
    for (int depth = 0; depth < Limit.DEPTH.value() && next.isPresent(); depth++) {
      Letter inside = next.get();
      if (Returned.isReport(inside.headers()) && Daemon.wrote(inside)) {
        return format.read(inside);
      }
      next = ForwardedFormat.unwrapped(inside);
    }
    return Optional.empty();
  }

  private static Optional<Message> inner(Letter letter) {
    for (Part part : letter.leaves()) {
      if (ReturnedPart.isReturned(part)) {
        return part.embedded();
      }
    }
    String rest = OriginalCut.message(letter.wholeText(), letter.text().length());
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(MimeReader.read(rest.getBytes(StandardCharsets.UTF_8)));
  }
}
