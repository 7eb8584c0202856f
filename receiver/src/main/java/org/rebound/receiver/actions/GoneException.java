package org.rebound.receiver.actions;

/** What a job needs is there no more; its message is for people. */
final class GoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GoneException(String message) {
    super(message, null, false, false);
  }

  /** What to tell people. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
