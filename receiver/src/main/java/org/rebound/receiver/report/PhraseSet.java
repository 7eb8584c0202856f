package org.rebound.receiver.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fixed phrases looked for all at once, without regard to case, in one pass over the text: the
 * first two characters select the few phrases that are compared. Immutable, safe for threads.
 */
final class PhraseSet {

  private static final int KEY = 2;

  private final String[][] slots;

  PhraseSet(String... phrases) {
    slots = new String[Integer.highestOneBit(phrases.length) * 32][];
    Map<Integer, List<String>> bySlot = new HashMap<>();
    for (String phrase : phrases) {
      if (phrase.length() < KEY) {
        throw new IllegalArgumentException("a phrase needs two characters: " + phrase);
      }
      bySlot.computeIfAbsent(slot(phrase, 0), k -> new ArrayList<>()).add(phrase);
    }
    bySlot.forEach((slot, list) -> slots[slot] = list.toArray(String[]::new));
  }

  boolean isIn(String text) {
    return indexIn(text, 0) >= 0;
  }

  /** Where the first phrase begins, from {@code from} on; -1 when there is none. */
  int indexIn(String text, int from) {
    for (int i = Math.max(0, from); i + KEY <= text.length(); i++) {
      if (matchAt(text, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** The length of the phrase that stands at {@code at}, or 0. */
  int matchAt(String text, int at) {
    if (at + KEY > text.length()) {
      return 0;
    }
    String[] candidates = slots[slot(text, at)];
    if (candidates != null) {
      for (String phrase : candidates) {
        if (text.regionMatches(true, at, phrase, 0, phrase.length())) {
          return phrase.length();
        }
      }
    }
    return 0;
  }

  private int slot(String text, int at) {
    int hash = fold(text.charAt(at));
    hash = hash * 31 + fold(text.charAt(at + 1));
    return (hash ^ hash >>> 12) & (slots.length - 1);
  }

  private static int fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
