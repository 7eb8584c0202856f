package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one mailing at one recipient. Codes are as the ledger has them.
 *
 * @param address empty while only its tag is known
 * @param recipientKey the sender's own key of this recipient
 * @param state how the address stands now, over all mailings
 * @param cause why the address is blocked
 * @param bouncedAt when the first bounce of this mailing counted
 */
public record ListedRecipient(
    long mailingId,
    long tag,
    Optional<String> address,
    Optional<String> recipientKey,
    Optional<String> contactKey,
    Optional<String> contactName,
    Optional<String> state,
    Optional<String> cause,
    Optional<String> verdict,
    Optional<String> category,
    Optional<String> fault,
    Optional<Instant> mintedAt,
    Optional<Instant> sentAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> openedAt,
    Optional<Instant> bouncedAt,
    Optional<Instant> complainedAt,
    Optional<Long> lastEventId) {}
