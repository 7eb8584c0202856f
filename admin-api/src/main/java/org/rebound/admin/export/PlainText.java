package org.rebound.admin.export;

/**
 * Makes text of other people harmless to look at and to read: what cannot be seen is made visible.
 * Control characters become their pictures (U+2400 to U+2424); controls of the second row, marks
 * that turn the direction of other text (U+202A to U+202E, U+2066 to U+2069), halves of characters
 * and what is no character become U+FFFD. Letters of every script, emoji and the joiners that they
 * need stay as they are.
 */
final class PlainText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char PICTURES = '\u2400';
  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char PICTURE_OF_NEW_LINE = '\u2424';

  private PlainText() {}

  /** The text as it may be shown, line breaks and tabs as they are. */
  static String of(String text) {
    return of(text, false);
  }

  /** The same in one line: line breaks and tabs become pictures, too. */
  static String line(String text) {
    return of(text, true);
  }

  private static String of(String text, boolean line) {
    for (int i = 0; i < text.length(); i++) {
      if (visible(text, i, line) != text.charAt(i)) {
        StringBuilder visible = new StringBuilder(text.length()).append(text, 0, i);
        for (int rest = i; rest < text.length(); rest++) {
          visible.append(visible(text, rest, line));
        }
        return visible.toString();
      }
    }
    return text;
  }

  private static char visible(String text, int at, boolean line) {
    char c = text.charAt(at);
    if (c >= ' ' && c < 0x7f) {
      return c;
    }
    if (c < ' ') {
      boolean layout = c == '\t' || c == '\n' || c == '\r';
      return layout && !line ? c : (char) (PICTURES + c);
    }
    if (c == 0x7f) {
      return PICTURE_OF_DELETE;
    }
    if (c == '\u2028' || c == '\u2029') {
      return PICTURE_OF_NEW_LINE;
    }
    if (Character.isSurrogate(c)) {
      return isPaired(text, at, c) ? c : REPLACEMENT;
    }
    return c < 0xa0 || turns(c) || c >= '\uFFFE' ? REPLACEMENT : c;
  }

  private static boolean turns(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  private static boolean isPaired(String text, int at, char c) {
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
