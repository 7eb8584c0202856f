package org.rebound.receiver.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads enhanced status codes by hand, one character at a time.
 *
 * <p>In running text a code must stand alone: {@code [4.2.2.1]}, {@code user5.1.1@example.net},
 * {@code mx-5.1.1.example.net}, {@code 5.11.2024} and {@code version 4.2.1} hold none. Its subject
 * has one digit there, as every registered code has; a Status field may hold three.
 */
final class StatusCodeScanner {

  private static final int MOST = 16;
  private static final int REACH = 64 * 1024;

  /** What stands before the number of a release, not of a status. */
  private static final Set<String> RELEASES =
      Set.of(
          "version",
          "ver",
          "v",
          "release",
          "rel",
          "rev",
          "build",
          "exim",
          "postfix",
          "sendmail",
          "esmtp",
          "smtpd",
          "server",
          "agent",
          "section",
          "rfc");

  private StatusCodeScanner() {}

  static Optional<EnhancedStatusCode> parse(String field) {
    int i = skipSpace(field, 0);
    if (i < field.length() && field.charAt(i) == '#') {
      i = skipSpace(field, i + 1);
    }
    int[] parts = {0, 0, 0};
    int read = 0;
    while (read < 3) {
      int end = digits(field, i, read == 0 ? 1 : 3);
      if (end == i) {
        break;
      }
      parts[read++] = Integer.parseInt(field, i, end, 10);
      i = skipSpace(field, end);
      if (read == 3 || i >= field.length() || field.charAt(i) != '.') {
        break;
      }
      i = skipSpace(field, i + 1);
    }
    boolean ended = i >= field.length() || (!isDigit(field.charAt(i)) && field.charAt(i) != '.');
    if (read < 2 || !ended || !isClass(parts[0])) {
      return Optional.empty();
    }
    return Optional.of(new EnhancedStatusCode(parts[0], parts[1], parts[2]));
  }

  static List<EnhancedStatusCode.Sighting> findAll(String text) {
    List<EnhancedStatusCode.Sighting> found = new ArrayList<>(2);
    int length = Math.min(text.length(), REACH);
    for (int i = 0; i + 4 < length && found.size() < MOST; i++) {
      // x.y. at least: the one test that nearly every character fails at once.
      if (text.charAt(i + 1) != '.'
          || text.charAt(i + 3) != '.'
          || !isClass(text.charAt(i) - '0')
          || !isDigit(text.charAt(i + 2))) {
        continue;
      }
      int end = digits(text, i + 4, 3);
      if (end > i + 4 && startsAlone(text, i) && endsAlone(text, end)) {
        int detail = Integer.parseInt(text, i + 4, end, 10);
        EnhancedStatusCode code =
            new EnhancedStatusCode(text.charAt(i) - '0', text.charAt(i + 2) - '0', detail);
        found.add(new EnhancedStatusCode.Sighting(code, i, end));
        i = end;
      }
    }
    return found;
  }

  private static boolean startsAlone(String text, int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    if (before == '-') {
      return start >= 4 && digits(text, start - 4, 3) == start - 1 && standsFree(text, start - 4);
    }
    if (before == '#' || before == '(' || before == ':' || before == ';' || before == '=') {
      return true;
    }
    if (!Character.isWhitespace(before) && "[<\"'>|,".indexOf(before) < 0) {
      return before > 0x2e80; // ideographs are written without spaces
    }
    return !RELEASES.contains(wordBefore(text, start - 1));
  }

  private static boolean standsFree(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static String wordBefore(String text, int end) {
    int last = end;
    while (last > 0 && text.charAt(last - 1) == ' ' && end - last < 4) {
      last--;
    }
    int first = last;
    while (first > 0 && Character.isLetter(text.charAt(first - 1)) && last - first < 10) {
      first--;
    }
    return text.substring(first, last).toLowerCase(Locale.ROOT);
  }

  private static boolean endsAlone(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char after = text.charAt(end);
    char next = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
    if (after == '.' || after == '-') {
      return !Character.isLetterOrDigit(next);
    }
    return (!Character.isLetterOrDigit(after) && "@_/\\%+".indexOf(after) < 0) || after > 0x2e80;
  }

  private static int digits(String text, int from, int most) {
    int i = from;
    while (i < text.length() && i - from < most && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isClass(int digit) {
    return digit == 2 || digit == 4 || digit == 5;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
