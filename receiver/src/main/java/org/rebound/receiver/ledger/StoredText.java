package org.rebound.receiver.ledger;

/**
 * Text from outside in a form that the database takes and a screen survives: bounded, and with
 * U+FFFD for whatever is no character. Control characters but the tab and the line feed go the same
 * way; the bytes as they came are kept with the message.
 */
final class StoredText {

  private static final char REPLACEMENT = '\uFFFD';

  private StoredText() {}

  /** At most {@code limit} UTF-16 units of {@code text}; a character is never cut in two. */
  static String of(String text, int limit) {
    int end = Math.min(text.length(), limit);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (isUnfit(text, i, end)) {
        return replaced(text, end);
      }
    }
    return end == text.length() ? text : text.substring(0, end);
  }

  private static String replaced(String text, int end) {
    StringBuilder fit = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      fit.append(isUnfit(text, i, end) ? REPLACEMENT : text.charAt(i));
    }
    return fit.toString();
  }

  private static boolean isUnfit(String text, int i, int end) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= end || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return Character.isISOControl(c) && c != '\t' && c != '\n';
  }
}
