/** What a classification does to an address: pure functions, the clock is an argument. */
@NullMarked
package org.rebound.receiver.policy;

import org.jspecify.annotations.NullMarked;
