package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * A contact in a list.
 *
 * @param key the contact's key in the sender's system
 * @param formerEmployeeAt since when the contact is marked as having left
 * @param addresses how many current addresses there are
 */
public record ListedContact(
    long id,
    Optional<String> key,
    Optional<String> name,
    Optional<Instant> formerEmployeeAt,
    Instant createdAt,
    long addresses) {}
