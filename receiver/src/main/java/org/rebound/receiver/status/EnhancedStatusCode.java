package org.rebound.receiver.status;

/**
 * An enhanced status code (RFC 3463 section 2): class 2, 4 or 5, subject and detail 0 to 999.
 *
 * @param statusClass 2 success, 4 persistent transient failure, 5 permanent failure
 */
public record EnhancedStatusCode(int statusClass, int subject, int detail) {

  /**
   * A code of these three numbers.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public EnhancedStatusCode {
    if ((statusClass != 2 && statusClass != 4 && statusClass != 5)
        || subject < 0
        || subject > 999
        || detail < 0
        || detail > 999) {
      throw new IllegalArgumentException(
          "not an enhanced status code: " + statusClass + "." + subject + "." + detail);
    }
  }

  /** The code as it is written, {@code 5.1.1}. */
  @Override
  public String toString() {
    return statusClass + "." + subject + "." + detail;
  }
}
