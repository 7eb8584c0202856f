package org.rebound.receiver.lists;

import java.time.Instant;

/**
 * How many addresses became blocked in a day.
 *
 * @param day its beginning, in UTC
 */
public record BlocksOfDay(Instant day, long rows) {}
