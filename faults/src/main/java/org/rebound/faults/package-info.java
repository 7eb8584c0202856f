/**
 * Faults and hostile clients: each story breaks something many times and compares what the daemon
 * answered with what its database holds afterwards.
 */
@NullMarked
package org.rebound.faults;

import org.jspecify.annotations.NullMarked;
