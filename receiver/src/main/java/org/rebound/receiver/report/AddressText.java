package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * Finds addresses in running text: from each at sign to both sides as far as an address goes. One
 * pass; quoted local parts only inside angle brackets.
 */
final class AddressText {

  private static final int LONGEST = 254;
  private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";

  private AddressText() {}

  /**
   * One address that is the whole text. Japanese carriers gave out addresses with dots in a row or
   * before the at sign; they are read as if quoted.
   */
  static Optional<MailAddress> parse(String text) {
    return MailAddress.parse(text).or(() -> quoted(text));
  }

  private static Optional<MailAddress> quoted(String text) {
    String bare = text.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    int at = bare.lastIndexOf('@');
    if (at < 1 || at > 64 || bare.length() > LONGEST) {
      return Optional.empty();
    }
    for (int i = 0; i < at; i++) {
      if (!isLocal(bare.charAt(i))) {
        return Optional.empty();
      }
    }
    return MailAddress.parse('"' + bare.substring(0, at) + '"' + bare.substring(at));
  }

  /** The first address in the text. */
  static Optional<MailAddress> first(String text) {
    List<MailAddress> found = all(text, 1);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** The addresses in the text, in order and without repeats, {@code most} at the most. */
  static List<MailAddress> all(String text, int most) {
    List<MailAddress> found = new ArrayList<>(2);
    int from = 0;
    int at = text.indexOf('@');
    while (at >= 0 && found.size() < most) {
      int start = start(text, at, from);
      int end = end(text, at + 1);
      Optional<MailAddress> address =
          start < at && end > at + 1 ? parse(text.substring(start, end)) : Optional.empty();
      address.filter(a -> !found.contains(a)).ifPresent(found::add);
      from = Math.max(end, at + 1);
      at = text.indexOf('@', from);
    }
    return found;
  }

  private static int start(String text, int at, int from) {
    int lowest = Math.max(from, at - LONGEST);
    int start = at;
    if (at > lowest && text.charAt(at - 1) == '"') {
      int quote = text.lastIndexOf('"', at - 2);
      if (quote >= lowest && quote > 0 && text.charAt(quote - 1) == '<') {
        return quote;
      }
    }
    while (start > lowest && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && "'`*-=.~".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static int end(String text, int from) {
    int highest = Math.min(text.length(), from + LONGEST);
    int end = from;
    if (end < highest && text.charAt(end) == '[') {
      int close = text.indexOf(']', end);
      return close > 0 && close < highest ? close + 1 : from;
    }
    while (end < highest && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }

  private static boolean isLocal(char c) {
    return Ascii.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0 || isForeignLetter(c);
  }

  private static boolean isDomain(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || isForeignLetter(c);
  }

  private static boolean isForeignLetter(char c) {
    return c >= 0xc0 && c < 0x2000 && Character.isLetterOrDigit(c);
  }
}
