package org.rebound.receiver.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an address stands: what the policy knows of it, and all it knows.
 *
 * @param bounces how many bounces counted since the flag was last cleared
 * @param consecutive how many counted since the last sign of life
 * @param recent when the bounces within the window counted, oldest first; only the window mode
 *     reads it
 * @param cause why it is blocked; empty while it is usable
 */
public record Standing(
    State state, int bounces, int consecutive, List<Instant> recent, Optional<Cause> cause) {

  /** An address nothing is known of. */
  public static final Standing CLEAN =
      new Standing(State.USABLE, 0, 0, List.of(), Optional.empty());

  public Standing {
    recent = List.copyOf(recent);
  }

  /** Whether mailings may use the address. */
  public enum State {
    /** May be mailed. */
    USABLE,
    /** Must be skipped. */
    BLOCKED;

    /** The name in the API and in the ledger: lower-case. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Why an address changed its state. */
  public enum Cause {
    /** A hard bounce whose fault is the recipient's, or one that the settings treat alike. */
    HARD_BOUNCE,
    /** More bounces counted than are accepted. */
    TOO_MANY_BOUNCES,
    /** The recipient complained. */
    COMPLAINT,
    /** A person blocked it. */
    MANUAL,
    /** It came with an imported list. */
    IMPORT,
    /** The bounce flag was cleared. */
    CLEARED;

    /** The name in the API and in the ledger: lower-case. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
