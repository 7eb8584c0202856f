/**
 * The value types of an envelope: addresses, senders, return paths, and the one normal form used
 * for writing and reading.
 */
@NullMarked
package org.rebound.receiver.address;

import org.jspecify.annotations.NullMarked;
