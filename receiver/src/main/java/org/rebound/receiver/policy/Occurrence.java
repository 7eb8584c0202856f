package org.rebound.receiver.policy;

import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.classify.Classification;

/**
 * One thing reported of one address.
 *
 * @param at when the report was received
 * @param barred why it may change nothing whatever it says, such as an untrusted return path; empty
 *     for most
 * @param voted whether a bounce of the same mailing counted for the address before
 */
public record Occurrence(
    Classification classification, Instant at, Optional<NotCounted> barred, boolean voted) {}
