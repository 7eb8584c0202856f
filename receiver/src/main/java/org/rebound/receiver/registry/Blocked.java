package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that mailings must skip. Codes are as the ledger has them.
 *
 * @param cause why it is blocked
 * @param category of its last bounce
 */
public record Blocked(long tag, String cause, Optional<String> category, Optional<Instant> since) {}
