package org.rebound.receiver.status;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads SMTP reply codes in running text by hand, one character at a time.
 *
 * <p>Only numbers that servers use are taken, and only where they stand alone: {@code 512 bytes},
 * {@code 450 messages}, {@code port 587} and {@code host550.example.net} hold none.
 */
final class ReplyCodeScanner {

  private static final int REACH = 64 * 1024;
  private static final BitSet USED = new BitSet(600);

  static {
    for (int code :
        new int[] {
          421, 422, 431, 432, 441, 442, 446, 447, 449, 450, 451, 452, 453, 454, 455, 458, 459, 471,
          500, 501, 502, 503, 504, 510, 511, 512, 513, 515, 517, 521, 522, 523, 524, 525, 530, 531,
          533, 534, 535, 538, 540, 541, 542, 543, 544, 545, 546, 547, 550, 551, 552, 553, 554, 555,
          556, 557, 558, 559, 560, 570, 571, 572, 573, 574, 577, 578, 579, 580, 581, 590, 591, 592,
          593, 594, 597, 598, 599
        }) {
      USED.set(code);
    }
  }

  /** What follows a number that counts something. */
  private static final Set<String> UNITS =
      Set.of(
          "b",
          "byte",
          "bytes",
          "octets",
          "k",
          "kb",
          "kib",
          "kbytes",
          "m",
          "mb",
          "mib",
          "gb",
          "s",
          "sec",
          "secs",
          "seconds",
          "min",
          "minutes",
          "h",
          "hours",
          "days",
          "messages",
          "mails",
          "emails",
          "recipients",
          "connections",
          "characters",
          "lines",
          "times",
          "percent",
          "more",
          "attempts",
          "of",
          "per",
          "entries",
          "users");

  /** What stands before a number that is not a reply. */
  private static final Set<String> COUNTERS =
      Set.of(
          "port",
          "after",
          "than",
          "of",
          "limit",
          "size",
          "max",
          "maximum",
          "line",
          "about",
          "id",
          "uid",
          "pid",
          "queue",
          "exceeds",
          "exceeded",
          "over",
          "last",
          "for",
          "in");

  private ReplyCodeScanner() {}

  static Optional<ReplyCode.Sighting> sight(String text) {
    int length = Math.min(text.length(), REACH);
    int first = -1;
    for (int i = 0; i + 2 < length; i++) {
      char c = text.charAt(i);
      if ((c != '4' && c != '5') || !isReply(text, i, length)) {
        continue;
      }
      if (statusFollows(text, i + 3, length)) {
        return sighting(text, i);
      }
      if (first < 0 && !counts(text, i)) {
        first = i;
      }
    }
    return first < 0 ? Optional.empty() : sighting(text, first);
  }

  private static Optional<ReplyCode.Sighting> sighting(String text, int at) {
    return Optional.of(new ReplyCode.Sighting(new ReplyCode(number(text, at)), at));
  }

  private static boolean isReply(String text, int i, int length) {
    if (!isDigit(text.charAt(i + 1))
        || !isDigit(text.charAt(i + 2))
        || !USED.get(number(text, i))) {
      return false;
    }
    if (i > 0) {
      char before = text.charAt(i - 1);
      if (!Character.isWhitespace(before)
          && "(;:[<>\"'=|#".indexOf(before) < 0
          && before < 0x2e80) {
        return false;
      }
    }
    if (i + 3 >= length) {
      return true;
    }
    char after = text.charAt(i + 3);
    if (after == '-' || after == '#') {
      return i + 4 < length && text.charAt(i + 4) != '-';
    }
    return Character.isWhitespace(after) || ":)],;\"'<(".indexOf(after) >= 0 || after > 0x2e80;
  }

  private static boolean statusFollows(String text, int from, int length) {
    int i = from;
    while (i < length && i - from < 4 && " -#(\t\r\n".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i > from
        && i + 4 < length
        && text.charAt(i) == text.charAt(from - 3)
        && text.charAt(i + 1) == '.'
        && isDigit(text.charAt(i + 2))
        && text.charAt(i + 3) == '.'
        && isDigit(text.charAt(i + 4));
  }

  private static boolean counts(String text, int at) {
    int from = at + 3;
    while (from < text.length() && from < at + 6 && text.charAt(from) == ' ') {
      from++;
    }
    int to = from;
    while (to < text.length() && to - from < 12 && isLetter(text.charAt(to))) {
      to++;
    }
    if (UNITS.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
      return true;
    }
    int end = at;
    while (end > 0 && at - end < 3 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 12 && isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end < at && COUNTERS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int number(String text, int i) {
    return (text.charAt(i) - '0') * 100
        + (text.charAt(i + 1) - '0') * 10
        + text.charAt(i + 2)
        - '0';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
