package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One bounce event as a list shows it. Codes are as the ledger has them.
 *
 * @param mailingName how a classic dialect calls the mailing
 * @param address the recipient of record; empty while only its tag is known
 * @param foreignRecipient whether the report names somebody else than the recipient of record
 * @param notCounted why it did not count
 */
public record BounceRow(
    long id,
    Instant receivedAt,
    long messageId,
    Optional<Long> mailingId,
    Optional<String> mailingName,
    Optional<String> address,
    String kind,
    Optional<String> verdict,
    String category,
    String fault,
    Optional<String> status,
    Optional<Integer> replyCode,
    String diagnostic,
    Optional<String> remoteMta,
    Optional<String> reportingMta,
    Optional<String> originalRecipient,
    Optional<String> finalRecipient,
    boolean foreignRecipient,
    boolean counted,
    Optional<String> notCounted) {}
