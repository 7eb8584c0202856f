package org.rebound.receiver.report;

/** Looks for ASCII words in text without regard to case, and without copying the text. */
final class Ascii {

  private Ascii() {}

  static boolean startsWith(String text, String word) {
    return text.regionMatches(true, 0, word, 0, word.length());
  }

  static boolean startsWith(String text, int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  static boolean contains(String text, String word) {
    return indexOf(text, word, 0) >= 0;
  }

  static boolean containsAny(String text, String... words) {
    for (String word : words) {
      if (contains(text, word)) {
        return true;
      }
    }
    return false;
  }

  /** The first place of {@code word} from {@code from} on, or -1. */
  static int indexOf(String text, String word, int from) {
    char first = word.charAt(0);
    char lower = Character.toLowerCase(first);
    char upper = Character.toUpperCase(first);
    int last = text.length() - word.length();
    for (int i = Math.max(0, from); i <= last; i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper) && text.regionMatches(true, i, word, 0, word.length())) {
        return i;
      }
    }
    return -1;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
