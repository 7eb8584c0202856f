package org.rebound.receiver.policy;

import java.util.Optional;

/**
 * What became of an address through one event.
 *
 * @param after how the address stands now
 * @param notCounted why the event did not count as a bounce; empty when it counted
 * @param transition present when the state or its cause changed; an event that did not count can
 *     still block, as a complaint does
 */
public record Decision(
    Standing after, Optional<NotCounted> notCounted, Optional<Transition> transition) {

  /** Whether the event counted as a bounce. */
  public boolean counted() {
    return notCounted.isEmpty();
  }
}
