package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * A recipient who is due for another try after a soft bounce. Codes are as the ledger has them.
 *
 * @param address empty while only its tag is known
 * @param dueAt when another try makes sense: sooner after a greylisting than after a full mailbox
 * @param bounces how many count against the address
 */
public record ListedRetry(
    long mailingId,
    long tag,
    Optional<String> address,
    Optional<String> recipientKey,
    String category,
    String fault,
    Instant lastBounceAt,
    Instant dueAt,
    int bounces) {}
