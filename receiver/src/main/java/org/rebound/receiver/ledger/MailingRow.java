package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One mailing with its totals, each a number of recipients.
 *
 * @param recipients known: a return path was made for them, or a bounce named them
 * @param blocked whose address is blocked now, for whatever reason
 */
public record MailingRow(
    long id,
    Optional<String> name,
    Instant createdAt,
    long recipients,
    long bouncedHard,
    long bouncedSoft,
    long blocked,
    long complained) {}
