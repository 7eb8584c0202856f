package org.rebound.receiver.lists;

import java.time.Instant;

/**
 * A selection or a project.
 *
 * @param members how many addresses are in it
 */
public record ListedCollection(long id, String name, long members, Instant createdAt) {}
