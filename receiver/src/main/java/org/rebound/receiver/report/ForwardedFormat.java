package org.rebound.receiver.report;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.mime.Limit;
import org.rebound.receiver.mime.Message;
import org.rebound.receiver.mime.Part;

/**
 * A report that comes as the attachment of a letter which itself says nothing, as forwarding rules
 * and gateways pass it on, in wrappers within wrappers down to {@link Limit#DEPTH}.
 *
 * <p>A letter in which a person says something is not opened, nor one of a list: they speak of mail
 * that is not ours. What is inside is read by the other formats.
 */
final class ForwardedFormat implements Format {

  private final List<Format> inside;

  ForwardedFormat(List<Format> inside) {
    this.inside = List.copyOf(inside);
  }

  @Override
  public Optional<Report> read(Letter letter) {
    Optional<Letter> next = unwrapped(letter);
    for (int depth = 0; depth < Limit.DEPTH.value() && next.isPresent(); depth++) {
      Letter inner = next.get();
      for (Format format : inside) {
        Optional<Report> report = format.read(inner);
        if (report.isPresent()) {
          return report.filter(
              found -> found instanceof DeliveryReport || found instanceof FeedbackReport);
        }
      }
      next = unwrapped(inner);
    }
    return Optional.empty();
  }

  /** The message that is all the letter holds. */
  static Optional<Letter> unwrapped(Letter letter) {
    if (letter.headers().has("List-Id") || letter.headers().has("List-Unsubscribe")) {
      return Optional.empty();
    }
    boolean daemon = Daemon.isDaemonName(letter.sender());
    Optional<Part> only = Optional.empty();
    for (Part part : letter.leaves()) {
      if (isMessage(part)) {
        if (only.isPresent()) {
          return Optional.empty();
        }
        only = Optional.of(part);
      } else if (!daemon && part.type().is("text") && !part.text().isBlank()) {
        return Optional.empty();
      }
    }
    Optional<Message> message = only.flatMap(Part::embedded);
    return message.map(Letter::new);
  }

  private static boolean isMessage(Part part) {
    return switch (part.type().mediaType()) {
      case "message/rfc822", "message/rfc-822", "message/global" -> true;
      default -> false;
    };
  }
}
