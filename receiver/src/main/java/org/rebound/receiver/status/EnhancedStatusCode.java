package org.rebound.receiver.status;

import java.util.List;
import java.util.Optional;

/**
 * An enhanced status code (RFC 3463 section 2): class 2, 4 or 5, subject and detail 0 to 999.
 *
 * <p>{@link #parse} reads a Status field, {@link #findAll} looks for codes in running text. Both
 * are total: any text in, a value out, in time linear in its length.
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

  /**
   * A code where it stood in a text.
   *
   * @param start index of its first character
   * @param end index after its last
   */
  public record Sighting(EnhancedStatusCode code, int start, int end) {}

  /**
   * Reads the value of a Status field (RFC 3464 section 2.3.4): a code, perhaps behind {@code #}
   * and before a comment; two parts ({@code 5.0}) are read as if a zero followed.
   *
   * @return nothing when the value begins with anything else, such as a reply code
   */
  public static Optional<EnhancedStatusCode> parse(String field) {
    return StatusCodeScanner.parse(field);
  }

  /** The first code in running text: see {@link #findAll}. */
  public static Optional<EnhancedStatusCode> find(String text) {
    List<Sighting> all = findAll(text);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0).code());
  }

  /**
   * The codes in running text, in order: at most 16, from the first 64 Ki characters. What is part
   * of an address, a host name, an IP number, a date or a version is no code.
   */
  public static List<Sighting> findAll(String text) {
    return StatusCodeScanner.findAll(text);
  }

  /** Whether the code says no more than its class ({@code 5.0.0}). */
  public boolean isUndefined() {
    return subject == 0 && detail == 0;
  }

  /** Whether the failure is for good (class 5). */
  public boolean isPermanent() {
    return statusClass == 5;
  }

  /** The code as it is written, {@code 5.1.1}. */
  @Override
  public String toString() {
    return statusClass + "." + subject + "." + detail;
  }
}
