package org.rebound.admin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What signs for one webhook.
 *
 * @param former signs as well until {@code formerUntil}, so that receivers can change theirs
 */
record Secrets(
    SigningSecret secret, Optional<SigningSecret> former, Optional<Instant> formerUntil) {

  /** The signatures of a message, the newest secret's first, as the header takes them. */
  String signatures(Message message, Instant now) {
    Stream<SigningSecret> valid =
        Stream.concat(
            Stream.of(secret),
            former.filter(old -> formerUntil.filter(now::isBefore).isPresent()).stream());
    List<String> all =
        valid.map(one -> one.sign(message.id(), now.getEpochSecond(), message.body())).toList();
    return String.join(" ", all);
  }
}
