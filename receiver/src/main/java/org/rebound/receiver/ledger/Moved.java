package org.rebound.receiver.ledger;

import java.time.Instant;
import org.rebound.receiver.policy.Transition;

/**
 * An address changed, through the bounce_event of this id.
 *
 * @param at when the report that did it was received
 */
record Moved(long tag, Instant at, Transition transition, long eventId) {}
