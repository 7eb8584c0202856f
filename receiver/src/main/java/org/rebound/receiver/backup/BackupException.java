package org.rebound.receiver.backup;

/** A backup cannot be made, or be used. The message is one line that says why and what to do. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
