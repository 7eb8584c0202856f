package org.rebound.admin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A webhook that this daemon, and no other, delivers to for now.
 *
 * @param secret signs
 * @param former signs as well until {@code formerUntil}
 * @param token proves to the database that the lease is this one
 */
record Lease(
    Webhook webhook,
    SigningSecret secret,
    Optional<SigningSecret> former,
    Optional<Instant> formerUntil,
    String token) {

  /** The signatures of a message, the newest secret's first, as the header takes them. */
  String signatures(String id, Instant now, byte[] body) {
    Stream<SigningSecret> valid =
        Stream.concat(
            Stream.of(secret),
            former.filter(old -> formerUntil.filter(now::isBefore).isPresent()).stream());
    List<String> all = valid.map(one -> one.sign(id, now.getEpochSecond(), body)).toList();
    return String.join(" ", all);
  }
}
