package org.rebound.receiver.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rebound.receiver.phrase.PhraseAutomaton;

/**
 * Phrases that are all looked for in one pass over a text that is folded into lines: white space
 * between words counts as one space, and case does not matter. Immutable, safe for threads.
 */
final class Vocabulary {

  private final Map<String, Integer> indexes = new HashMap<>();
  private final PhraseAutomaton automaton;

  Vocabulary(String... phrases) {
    this(List.of(phrases));
  }

  /** Repeats are one; phrases that begin or end with a blank are left out. */
  Vocabulary(Collection<String> phrases) {
    List<String> distinct = phrases.stream().filter(phrase -> isWords(phrase)).distinct().toList();
    for (int i = 0; i < distinct.size(); i++) {
      indexes.put(distinct.get(i), i);
    }
    automaton = PhraseAutomaton.inRunningText(distinct);
  }

  /** Whether any of the phrases stands in the first {@link Phrase#REACH} characters. */
  boolean isIn(String text) {
    boolean[] found = new boolean[1];
    char[] chars = chars(text);
    automaton.search(
        chars,
        chars.length,
        (phrase, end) -> {
          found[0] = true;
          return false;
        });
    return found[0];
  }

  /** What of the vocabulary stands in the first {@link Phrase#REACH} characters. */
  Said in(String text) {
    int[] ends = new int[indexes.size()];
    char[] chars = chars(text);
    automaton.search(
        chars,
        chars.length,
        (phrase, end) -> {
          ends[phrase] = ends[phrase] == 0 ? end : ends[phrase];
          return true;
        });
    return new Said(text, indexes, ends);
  }

  private static boolean isWords(String phrase) {
    return !phrase.isEmpty() && phrase.equals(phrase.strip());
  }

  private static char[] chars(String text) {
    char[] chars = new char[Math.min(text.length(), Phrase.REACH)];
    text.getChars(0, chars.length, chars, 0);
    return chars;
  }
}
