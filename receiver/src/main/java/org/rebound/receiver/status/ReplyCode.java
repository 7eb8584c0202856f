package org.rebound.receiver.status;

/**
 * A reply code (RFC 5321 section 4.2) of a refusing server.
 *
 * @param value 200 to 599
 */
public record ReplyCode(int value) {

  /**
   * A reply code.
   *
   * @throws IllegalArgumentException when the value is outside 200 to 599
   */
  public ReplyCode {
    if (value < 200 || value > 599) {
      throw new IllegalArgumentException("not a reply code: " + value);
    }
  }

  /** Whether the code says "for good" (5yz). */
  public boolean isPermanent() {
    return value >= 500;
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
