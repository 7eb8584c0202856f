package org.rebound.receiver.ledger;

/**
 * A message could not be recorded, or nobody knows whether it was. Always temporary: the sender is
 * told to come again (451), and what was recorded after all is then found by its fingerprint.
 */
public final class RecordingException extends RuntimeException {

  private final Outcome outcome;

  RecordingException(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  RecordingException(Outcome outcome, String message, Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /** Whether nothing was recorded, or nobody knows. */
  public Outcome outcome() {
    return outcome;
  }

  /** What is known of a message that was not answered for. */
  public enum Outcome {
    /** It is not in the database. */
    FAILED,
    /** It may be in the database. */
    UNKNOWN
  }
}
