package org.rebound.receiver.postgres;

/**
 * The embedded database cannot be started or used. The message is one line that says what is wrong
 * and how to mend it; the server's own last words are part of it where there are any.
 */
public final class EmbeddedPostgresException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
