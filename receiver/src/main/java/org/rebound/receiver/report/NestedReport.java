package org.rebound.receiver.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.MimeReader;
import org.rebound.receiver.mime.Part;

/**
 * A report within a report: some gateways pass a delivery status notification on inside a letter of
 * their own, which names nobody. One level deep, and only into what itself looks like a report.
 */
final class NestedReport {

  private NestedReport() {}

  static Optional<Report> read(Letter letter, Format format) {
    return inner(letter)
        .map(Letter::new)
        .filter(inside -> Returned.isReport(inside.headers()) && Daemon.wrote(inside))
        .flatMap(format::read);
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
