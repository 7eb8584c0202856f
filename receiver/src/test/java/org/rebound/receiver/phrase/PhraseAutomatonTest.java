package org.rebound.receiver.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class PhraseAutomatonTest {

  private static List<String> found(PhraseAutomaton automaton, String text) {
    List<String> found = new ArrayList<>();
    automaton.search(
        text.toCharArray(),
        text.length(),
        (phrase, end) -> {
          found.add(phrase + "@" + end);
          return true;
        });
    return found;
  }

  @Property
  void findsExactlyWhatStandsThere(
      @ForAll @Size(min = 1, max = 6) @UniqueElements
          List<@StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String> phrases,
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'd') String text) {
    List<String> expected = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (int phrase = 0; phrase < phrases.size(); phrase++) {
        if (text.substring(0, end).endsWith(phrases.get(phrase))) {
          expected.add(phrase + "@" + end);
        }
      }
    }
    assertThat(found(PhraseAutomaton.exact(phrases), text))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void inRunningTextCaseAndLineEndsDoNotMatter() {
    PhraseAutomaton automaton = PhraseAutomaton.inRunningText(List.of("no such user", "Fehler"));

    assertThat(found(automaton, "NO such\n\t User; FEHLER")).containsExactly("0@14", "1@22");
    assertThat(found(automaton, "no\u00a0such\u3000user")).containsExactly("0@12");
    assertThat(found(automaton, "nosuch user")).isEmpty();
  }

  @Test
  void wordsFarApartAreNoPhrase() {
    PhraseAutomaton automaton = PhraseAutomaton.inRunningText(List.of("no user"));

    assertThat(found(automaton, "no" + " ".repeat(80) + "user")).hasSize(1);
    assertThat(found(automaton, "no" + " ".repeat(81) + "user")).isEmpty();
    assertThat(found(automaton, "no" + " ".repeat(200) + "no user")).hasSize(1);
  }

  @Test
  void stopsWhenTold() {
    List<Integer> ends = new ArrayList<>();
    PhraseAutomaton.exact(List.of("a"))
        .search("aaa".toCharArray(), 3, (phrase, end) -> !ends.add(end));
    assertThat(ends).containsExactly(1);
  }

  @Test
  void phrasesThatCouldNeverBeFoundAreRefused() {
    for (List<String> phrases :
        List.of(
            List.of(""),
            List.of(" to"),
            List.of("to "),
            List.of("no  user"),
            List.of("user", "User"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PhraseAutomaton.inRunningText(phrases))
          .withMessageContaining("a phrase");
    }
  }
}
