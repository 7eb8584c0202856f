package org.rebound.receiver.policy;

/**
 * A change of an address, and why.
 *
 * @param before the state it had
 * @param after the state it has; the same as before when only the cause or the counts changed
 */
public record Transition(Standing.State before, Standing.State after, Standing.Cause cause) {

  /** Whether an address that could be mailed can be mailed no more. */
  public boolean blocks() {
    return before != Standing.State.BLOCKED && after == Standing.State.BLOCKED;
  }
}
