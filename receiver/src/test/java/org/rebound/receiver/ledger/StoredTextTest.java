package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StoredTextTest {

  @Test
  void orderlyTextIsKeptAsItIs() {
    String text = "550 5.1.1 <käthe@example.org>: \uD83D\uDE00 tab\there";

    assertThat(StoredText.of(text, 2_000)).isSameAs(text);
  }

  @Test
  void nulAndTerminalEscapesAreReplaced() {
    assertThat(StoredText.of("a\0b\u001B[2Jc\u009Bd\u007F", 100))
        .isEqualTo("a\uFFFDb\uFFFD[2Jc\uFFFDd\uFFFD");
  }

  @Test
  void loneSurrogatesAreReplaced() {
    assertThat(StoredText.of("\uDC00a\uD800", 10)).isEqualTo("\uFFFDa\uFFFD");
    assertThat(StoredText.of("\uD800\uD83D\uDE00", 10)).isEqualTo("\uFFFD\uD83D\uDE00");
  }

  @Test
  void characterIsNeverCutInTwo() {
    assertThat(StoredText.of("ab\uD83D\uDE00", 3)).isEqualTo("ab");
  }

  @Property
  void anyTextSurvivesUtf8AndItsBound(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 50) int limit) {
    String stored = StoredText.of(text, limit);

    assertThat(stored.length()).isLessThanOrEqualTo(limit);
    assertThat(stored).doesNotContain("\0");
    assertThat(new String(stored.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(stored);
  }
}
