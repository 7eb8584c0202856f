package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that somebody put the right one in the place of.
 *
 * @param correctedTo the address to mail instead; empty when it was deleted or is blocked
 */
public record Corrected(long tag, Instant since, Optional<String> correctedTo) {}
