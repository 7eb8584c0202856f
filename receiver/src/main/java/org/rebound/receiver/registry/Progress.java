package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Something that happened to a recipient of a mailing.
 *
 * @param address the recipient; empty when {@code recipientKey} names him
 * @param recipientKey the key that the recipient was registered with
 */
public record Progress(
    Optional<MailAddress> address,
    Optional<String> recipientKey,
    Milestone milestone,
    Instant at) {}
