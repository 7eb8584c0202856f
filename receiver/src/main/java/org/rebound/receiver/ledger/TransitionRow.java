package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of an address's state.
 *
 * @param bounceId the bounce that caused it
 * @param actor {@code policy}, or who did it by hand
 * @param reason given by who did it by hand
 */
public record TransitionRow(
    long id,
    Instant at,
    String stateBefore,
    String stateAfter,
    String cause,
    Optional<Long> bounceId,
    String actor,
    Optional<String> reason) {}
