package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/**
 * A job.
 *
 * @param total addresses it is for
 * @param done addresses it has dealt with
 * @param changed addresses that are not as they were
 * @param list where the addresses were picked by a filter; empty when they were picked one by one
 * @param filter a JSON object: the filter, without values that may hold addresses
 * @param collection where addresses are added
 * @param cancel whether somebody asked it to stop
 */
public record ListedJob(
    long id,
    String action,
    String state,
    long total,
    long done,
    long changed,
    Optional<String> list,
    String filter,
    Optional<String> reason,
    Optional<Long> collection,
    Optional<String> failure,
    boolean cancel,
    String actor,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {}
