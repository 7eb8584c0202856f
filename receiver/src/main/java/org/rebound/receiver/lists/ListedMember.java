package org.rebound.receiver.lists;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/** An address in a selection or a project, and since when. */
public record ListedMember(@Nested ListedAddress address, Instant addedAt) {}
