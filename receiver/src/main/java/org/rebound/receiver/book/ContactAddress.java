package org.rebound.receiver.book;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.rebound.receiver.lists.ListedAddress;

/**
 * An address of a contact.
 *
 * @param correctedAt since when another address is in its place; empty for a current one
 * @param correctedTo that address; empty when it was deleted since
 */
public record ContactAddress(
    @Nested ListedAddress listed, Optional<Instant> correctedAt, Optional<String> correctedTo) {}
