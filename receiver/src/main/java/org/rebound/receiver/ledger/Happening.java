package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to an address. Codes are as the ledger has them.
 *
 * @param what registered, sent, delivered, opened, bounced, complained, reported (anything else
 *     that came back), blocked, cleared, corrected or former_employee
 * @param cause why it was blocked or cleared
 * @param actor {@code policy}, or who did it by hand
 * @param note given by who did it by hand
 * @param correctedTo the right address
 */
public record Happening(
    Instant at,
    String what,
    Optional<Long> mailingId,
    Optional<String> title,
    Optional<Long> bounceId,
    Optional<String> kind,
    Optional<String> verdict,
    Optional<String> category,
    Optional<String> fault,
    Optional<String> cause,
    Optional<String> actor,
    Optional<String> note,
    Optional<String> correctedTo) {}
