package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final List<String> PHRASES = List.of("ab a", "a b", "b", "ba", "a");

  @Property
  void findsEachPhraseWhereItWouldBeFoundByItself(
      @ForAll @StringLength(max = 40) @Chars({'a', 'b', 'A', 'B', ' ', '\n', '\u3000', 'c'})
          String text) {
    Said said = new Vocabulary(PHRASES).in(text);
    for (String phrase : PHRASES) {
      assertThat(said.end(phrase)).as(phrase).isEqualTo(Phrase.find(text, phrase, 0));
    }
  }

  @Test
  void phraseThatItLacksIsFoundAllTheSame() {
    Said said = new Vocabulary("no such user").in("Send to: a@b");

    assertThat(said.end(" to:")).isEqualTo(8);
    assertThat(said.end("no such user")).isEqualTo(-1);
    assertThat(said.end("elsewhere")).isEqualTo(-1);
  }

  @Test
  void everyPhraseOfEveryDialectIsFoundInTheOnePass() {
    for (Dialect dialect : Dialects.ALL) {
      for (String phrase : dialect.sign().phrases()) {
        assertThat(KnownPhrases.ALL.in("x " + phrase).end(phrase))
            .as(dialect.name() + ": " + phrase)
            .isEqualTo(2 + phrase.length());
      }
    }
  }
}
