package org.rebound.receiver.status;

import java.util.Optional;

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

  /**
   * A reply code where it stood in a text.
   *
   * @param start index of its first digit
   */
  public record Sighting(ReplyCode code, int start) {}

  /** The code of {@link #sight}. */
  public static Optional<ReplyCode> find(String text) {
    return sight(text).map(Sighting::code);
  }

  /**
   * The refusal (4yz or 5yz) that running text quotes: the first number that an enhanced status
   * code follows, else the first that stands where a reply begins. Sizes, counts, times, ports and
   * parts of names are no codes. Looks at the first 64 Ki characters.
   */
  public static Optional<Sighting> sight(String text) {
    return ReplyCodeScanner.sight(text);
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
