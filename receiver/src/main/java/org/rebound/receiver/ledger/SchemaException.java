package org.rebound.receiver.ledger;

/**
 * The database cannot be used. The message is one line that says what is wrong and how to mend it;
 * it never holds a password.
 */
public final class SchemaException extends RuntimeException {

  SchemaException(String message) {
    super(message);
  }

  SchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
