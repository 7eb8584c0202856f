package org.rebound.receiver.report;

/**
 * Looks for words in text that is folded into lines: any white space between two words counts as
 * one space, and case does not matter.
 */
final class Phrase {

  /** Reports say what they are about at their beginning; further down nobody looks. */
  static final int REACH = 16_000;

  private Phrase() {}

  static boolean contains(String text, String phrase) {
    return find(text, phrase, 0) >= 0;
  }

  /** Where the first {@code phrase} from {@code from} on ends, or -1; the empty one at once. */
  static int find(String text, String phrase, int from) {
    if (phrase.isEmpty()) {
      return from;
    }
    char first = phrase.charAt(0);
    char lower = Character.toLowerCase(first);
    char upper = Character.toUpperCase(first);
    int last = Math.min(text.length(), REACH);
    for (int i = from; i < last; i++) {
      char c = text.charAt(i);
      if (c == lower || c == upper) {
        int end = match(text, i, phrase);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static int match(String text, int from, String phrase) {
    int at = from;
    for (int i = 0; i < phrase.length(); i++) {
      char wanted = phrase.charAt(i);
      if (wanted == ' ') {
        int gap = skipBlanks(text, at);
        if (gap == at) {
          return -1;
        }
        at = gap;
      } else if (at < text.length() && same(text.charAt(at), wanted)) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    // A bounded gap keeps the search linear in a text that is all blanks.
    while (at < text.length() && at < from + 80 && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000';
  }

  private static boolean same(char a, char b) {
    return a == b || Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
