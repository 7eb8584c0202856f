package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * A change in the audit list.
 *
 * @param actor the name of the key
 * @param peer where the request came from
 * @param detail a JSON object of texts
 */
public record ListedChange(
    long id,
    Instant at,
    String actor,
    Optional<String> peer,
    String action,
    String object,
    long count,
    String detail) {}
