package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * How many bounces or complaints of one sort came in a day. Codes are as the ledger has them.
 *
 * @param day its beginning, in UTC
 */
public record BouncesOfDay(
    Instant day, String kind, Optional<String> verdict, String category, String fault, long rows) {}
