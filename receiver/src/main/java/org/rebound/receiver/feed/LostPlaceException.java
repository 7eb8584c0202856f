package org.rebound.receiver.feed;

/**
 * A place that the database does not have, or has no more: it was restored from an older copy or
 * elsewhere, or the row is kept no longer. What came after it cannot be told; the reader has to
 * begin again.
 */
public final class LostPlaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LostPlaceException() {
    super("the change is not in the database at its place", null, false, false);
  }
}
