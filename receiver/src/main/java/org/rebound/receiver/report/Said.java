package org.rebound.receiver.report;

import java.util.Collection;
import java.util.Map;

/** Which phrases of a {@link Vocabulary} stand in a text, and where each of them first ends. */
final class Said {

  private final String text;
  private final Map<String, Integer> indexes;

  /** For each phrase the index after its last character; zero when it is not there. */
  private final int[] ends;

  Said(String text, Map<String, Integer> indexes, int[] ends) {
    this.text = text;
    this.indexes = indexes;
    this.ends = ends;
  }

  String text() {
    return text;
  }

  /**
   * Where the phrase first ends, or -1. One that the vocabulary lacks is looked for by itself, so
   * that the answer is right all the same.
   */
  int end(String phrase) {
    Integer index = indexes.get(phrase);
    if (index == null) {
      return Phrase.find(text, phrase, 0);
    }
    return ends[index] == 0 ? -1 : ends[index];
  }

  /** Whether any of the phrases ends within the first {@code reach} characters. */
  boolean anyWithin(int reach, Collection<String> phrases) {
    for (String phrase : phrases) {
      int end = end(phrase);
      if (end >= 0 && end <= reach) {
        return true;
      }
    }
    return false;
  }
}
