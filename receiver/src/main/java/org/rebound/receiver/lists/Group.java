package org.rebound.receiver.lists;

import java.util.Optional;

/**
 * Rows that share a value.
 *
 * @param value as {@link Column#read} takes it; of a time, the beginning of the day in UTC; empty
 *     for the rows without a value
 * @param rows how many there are
 */
public record Group(Optional<String> value, long rows) {}
