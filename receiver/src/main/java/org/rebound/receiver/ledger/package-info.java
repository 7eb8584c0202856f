/** The durable record in PostgreSQL: append-only facts, derived state, exactly once. */
@NullMarked
package org.rebound.receiver.ledger;

import org.jspecify.annotations.NullMarked;
