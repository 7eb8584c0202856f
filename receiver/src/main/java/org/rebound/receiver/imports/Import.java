package org.rebound.receiver.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * A list that was read to its end: how its addresses stood then, and the job that blocks them.
 *
 * @param complaints how many of the addresses are there for a complaint
 * @param wouldBlock how many were not blocked
 * @param wouldChange how many were blocked, and will be for a complaint
 * @param blockedAlready how many stay as they were
 */
public record Import(
    long id,
    String source,
    String format,
    String actor,
    Instant checkedAt,
    ImportCounts counts,
    long complaints,
    long wouldBlock,
    long wouldChange,
    long blockedAlready,
    Optional<Long> job) {}
