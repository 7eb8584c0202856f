package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rebound.receiver.phrase.PhraseAutomaton;

/** The automaton finds what a plain search finds, and folding keeps the way back. */
class PhraseFuzzTest {

  @FuzzTest
  void automatonFindsWhatPlainSearchFinds(FuzzedDataProvider data) {
    Set<String> words = new LinkedHashSet<>();
    int count = data.consumeInt(1, 8);
    for (int i = 0; i < count; i++) {
      String word = data.consumeString(6);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    String text = data.consumeRemainingAsString();
    foldingKeepsTheWayBack(text);
    List<String> list = List.copyOf(words);
    List<String> found = new ArrayList<>();
    PhraseAutomaton.exact(list)
        .search(
            text.toCharArray(),
            text.length(),
            (word, end) -> found.add(end + " " + list.get(word)));
    assertThat(found).containsExactlyInAnyOrderElementsOf(plainSearch(list, text));
  }

  private static List<String> plainSearch(List<String> words, String text) {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        found.add(at + word.length() + " " + word);
      }
    }
    return found;
  }

  private static void foldingKeepsTheWayBack(String text) {
    FoldedText folded = Folding.fold(text);
    int before = 0;
    for (int i = 0; i < folded.length(); i++) {
      assertThat(folded.origin(i)).isBetween(before, text.length() - 1);
      before = folded.origin(i);
    }
    assertThat(new String(folded.chars, 0, folded.length())).doesNotContain("  ", "\n", "\0");
  }
}
