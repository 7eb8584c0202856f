package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;

/**
 * The plain text in which a known mail system reports, read by its {@link Dialect}.
 *
 * <p>Only letters that a mail system wrote are looked at: a person who quotes or forwards a bounce
 * does not bounce. A dialect that is recognised gives a report even if it names nobody, as the
 * return path may tell who is meant.
 */
final class DialectFormat implements Format {

  private final List<Dialect> dialects;

  DialectFormat(List<Dialect> dialects) {
    this.dialects = List.copyOf(dialects);
  }

  @Override
  public Optional<Report> read(Letter letter) {
    if (!Daemon.mayReport(letter)) {
      return Optional.empty();
    }
    for (Dialect dialect : dialects) {
      if (dialect.sign().in(letter)) {
        List<Mention> own = Pointers.own(letter, dialect);
        if (dialect.sure() || !own.isEmpty()) {
          return Optional.of(report(letter, dialect, own));
        }
      }
    }
    return Optional.empty();
  }

  private static Report report(Letter letter, Dialect dialect, List<Mention> own) {
    List<Mention> mentions = Pointers.read(letter, dialect, own);
    return mentions.isEmpty()
        ? NestedReport.read(letter, new DeliveryStatusFormat())
            .orElseGet(
                () ->
                    TextReport.of(letter, dialect.name(), LoneAddress.read(letter, letter.text())))
        : TextReport.of(letter, dialect.name(), mentions);
  }
}
