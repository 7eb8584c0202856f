package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * How one address stands, with the last bounce in brief. Codes are as the ledger has them.
 *
 * @param lastKind nothing when it never bounced, or the bounce is kept no longer
 * @param lastCategory likewise
 */
public record AddressStanding(
    long tag,
    String state,
    int bounces,
    Optional<String> cause,
    Optional<Instant> lastBounceAt,
    Optional<String> lastKind,
    Optional<String> lastCategory) {}
