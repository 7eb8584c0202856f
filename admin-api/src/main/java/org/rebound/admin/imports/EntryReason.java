package org.rebound.admin.imports;

import java.time.Instant;
import java.util.Optional;

/**
 * The reason of an imported address, for people: {@code SendGrid, bounce: 550 5.1.1 no such user
 * (2024-03-01T10:15:30Z)}. What could be a mail address is not kept: the reason stays when the
 * address is shown to others.
 */
final class EntryReason {

  private static final int LONGEST = 300;
  private static final int LONGEST_TIME = 40;
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private EntryReason() {}

  static String of(String source, String kind, Optional<String> said, Optional<String> since) {
    return source
        + ", "
        + kind
        + said.map(text -> ": " + fit(text, LONGEST)).orElse("")
        + since.map(text -> " (" + time(text) + ")").orElse("");
  }

  /** The words of a text but those with an address in them, at most so many characters. */
  private static String fit(String text, int longest) {
    StringBuilder fit = new StringBuilder();
    int at = 0;
    while (at < text.length() && fit.length() < longest) {
      int end = at;
      boolean address = false;
      while (end < text.length() && !isGap(text.charAt(end))) {
        address |= text.charAt(end) == '@';
        end++;
      }
      fit.append(address ? "[address]" : text.substring(at, end));
      while (end < text.length() && isGap(text.charAt(end))) {
        if (fit.length() > 0 && fit.charAt(fit.length() - 1) != ' ') {
          fit.append(' ');
        }
        end++;
      }
      at = end;
    }
    int end = Math.min(fit.length(), longest);
    if (end < fit.length() && Character.isHighSurrogate(fit.charAt(end - 1))) {
      end--;
    }
    return fit.substring(0, end).strip();
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c) || Character.isISOControl(c);
  }

  /** A time as it stands, or of seconds or milliseconds since 1970 the time. */
  private static String time(String text) {
    String digits = text.indexOf('.') > 0 ? text.substring(0, text.indexOf('.')) : text;
    if (digits.length() >= 9
        && digits.length() <= 13
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      long number = Long.parseLong(digits);
      return (number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number))
          .toString();
    }
    return fit(text, LONGEST_TIME);
  }
}
