package org.rebound.admin.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscription as the database has it.
 *
 * @param kinds of changes it is told of
 * @param offBecause why nothing is sent any more; empty while it is on
 * @param cursor the last change that was dealt with; empty: none yet
 * @param attempts that failed, of the next change
 * @param formerUntil until when the former secret signs too
 */
public record Webhook(
    long id,
    URI url,
    List<String> kinds,
    Optional<String> offBecause,
    Optional<String> cursor,
    int attempts,
    Instant nextAttemptAt,
    Optional<Instant> formerUntil,
    Instant createdAt) {

  public Webhook {
    kinds = List.copyOf(kinds);
  }
}
