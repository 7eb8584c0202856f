package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * An address in a list. Codes are as the ledger has them.
 *
 * @param address empty while only its tag is known
 * @param bounces how many count
 * @param verdict of the last bounce, as are category, fault, status and diagnostic
 */
public record ListedAddress(
    long tag,
    Optional<String> address,
    String state,
    Optional<String> cause,
    Optional<Instant> blockedAt,
    int bounces,
    Optional<Instant> lastBounceAt,
    Optional<Long> lastBounceId,
    Optional<String> verdict,
    Optional<String> category,
    Optional<String> fault,
    Optional<String> status,
    Optional<String> diagnostic,
    Optional<Long> contactId,
    Optional<String> contactKey,
    Optional<String> contactName,
    boolean formerEmployee) {}
