package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of the API, without the key.
 *
 * @param role {@code read}, {@code manage}, {@code send} or {@code admin}
 */
public record ApiKey(
    long id,
    String name,
    String role,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** Whether it opens anything at {@code time}. */
  public boolean isGood(Instant time) {
    return revokedAt.isEmpty() && expiresAt.filter(end -> !end.isAfter(time)).isEmpty();
  }
}
