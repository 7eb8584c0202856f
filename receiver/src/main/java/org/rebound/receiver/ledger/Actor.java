package org.rebound.receiver.ledger;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who changes something: a person or a program that came with a key.
 *
 * @param name the name of the key
 * @param peer where the request came from; empty for what runs later on its behalf
 */
public record Actor(String name, Optional<InetAddress> peer) {}
