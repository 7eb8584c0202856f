package org.rebound.receiver.lists;

/**
 * How many bounces the servers of one provider caused.
 *
 * @param provider the end of their names
 */
public record BouncesOfProvider(String provider, long bounces, long hard, long soft) {}
