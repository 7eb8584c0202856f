package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/** How one address stands. Codes are as the ledger has them. */
public record AddressRow(
    long tag,
    Optional<String> address,
    String state,
    int bounces,
    int consecutive,
    Optional<String> cause,
    Optional<Instant> blockedAt,
    Optional<Instant> lastBounceAt,
    Optional<Long> lastBounceId,
    Instant firstSeenAt) {}
