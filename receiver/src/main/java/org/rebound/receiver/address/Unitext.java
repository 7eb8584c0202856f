package org.rebound.receiver.address;

/**
 * The encodings of an internationalized address in a report, utf-8-addr-xtext and
 * utf-8-addr-unitext (RFC 6533 section 3): {@code \x{HEX}} stands for one code point. The second
 * differs from the first in that it may hold UTF-8 as it is; reading is the same for both.
 *
 * <p>Both ways are total. What is malformed, no code point, or a control character stays as it is.
 */
public final class Unitext {

  private static final String OPENING = "\\x{";
  private static final int MAX_DIGITS = 6;

  private Unitext() {}

  /** The text that {@code encoded} stands for, in either encoding. */
  public static String decode(String encoded) {
    int from = encoded.indexOf(OPENING);
    if (from < 0) {
      return encoded;
    }
    StringBuilder text = new StringBuilder(encoded.length()).append(encoded, 0, from);
    int i = from;
    while (i < encoded.length()) {
      int digits = encoded.startsWith(OPENING, i) ? digitsAt(encoded, i + OPENING.length()) : 0;
      int end = i + OPENING.length() + digits;
      if (digits > 0 && isCodePoint(encoded, end - digits, end)) {
        text.appendCodePoint(Integer.parseInt(encoded, end - digits, end, 16));
        i = end + 1;
      } else {
        text.append(encoded.charAt(i));
        i++;
      }
    }
    return text.toString();
  }

  /** The utf-8-addr-xtext of {@code text}: printable ASCII without {@code +}, {@code =}, space. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c > 0x20 && c < 0x7f && c != '+' && c != '=' && c != '\\') {
                encoded.append((char) c);
              } else {
                encoded.append(String.format("\\x{%02X}", c));
              }
            });
    return encoded.toString();
  }

  private static int digitsAt(String text, int at) {
    int digits = 0;
    while (digits <= MAX_DIGITS && at + digits < text.length() && isHex(text.charAt(at + digits))) {
      digits++;
    }
    return digits;
  }

  private static boolean isCodePoint(String text, int from, int end) {
    if (end - from > MAX_DIGITS || end == text.length() || text.charAt(end) != '}') {
      return false;
    }
    int c = Integer.parseInt(text, from, end, 16);
    return Character.isValidCodePoint(c) && Characters.isAllowed(c);
  }

  private static boolean isHex(char c) {
    return c < 0x7f && Character.digit(c, 16) >= 0;
  }
}
