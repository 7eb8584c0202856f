package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one mailing at one recipient.
 *
 * @param address empty while only its tag is known
 * @param state how the address stands now, over all mailings
 * @param cause why the address is blocked
 * @param bouncedAt when the first bounce of this mailing counted
 */
public record MailingRecipientRow(
    long tag,
    Optional<String> address,
    Optional<String> state,
    Optional<String> cause,
    Optional<String> verdict,
    Optional<String> category,
    Optional<String> fault,
    Optional<Instant> mintedAt,
    Optional<Instant> bouncedAt,
    Optional<Instant> complainedAt,
    Optional<Long> lastEventId) {}
