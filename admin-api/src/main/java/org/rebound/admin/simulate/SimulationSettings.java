package org.rebound.admin.simulate;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * What is simulated, and at which daemon.
 *
 * @param mailings how many, the oldest a month ago
 * @param recipients of each mailing
 * @param seed the same seed makes the same people and bounces
 */
record SimulationSettings(
    URI url, InetSocketAddress smtp, String key, int mailings, int recipients, long seed) {}
