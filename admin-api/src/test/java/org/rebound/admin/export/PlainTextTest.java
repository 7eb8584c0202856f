package org.rebound.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen is shown, and no script loses anything. */
class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Søren Ærø",
        "山田太郎",
        "محمد بن سلمان",
        "می\u200Cخواهم",
        "नमस्ते",
        "👩\u200D👩\u200D👧 🇩🇰",
        "two\r\nlines\tand a tab"
      })
  void textOfAnyScriptStaysAsItIs(String text) {
    assertThat(PlainText.of(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2400",
    "7, 2407",
    "1B, 241B",
    "7F, 2421",
    "85, FFFD",
    "9B, FFFD",
    "202E, FFFD",
    "2066, FFFD",
    "2028, 2424",
    "D800, FFFD",
    "DC00, FFFD",
    "FFFE, FFFD",
    "FFFF, FFFD"
  })
  void hiddenCharacterIsShown(String character, String shown) {
    assertThat(PlainText.of("a" + (char) Integer.parseInt(character, 16) + "b"))
        .isEqualTo("a" + (char) Integer.parseInt(shown, 16) + "b");
  }

  @Test
  void overrideOfTheDirectionCannotMakeAnAddressLookLikeAnother() {
    assertThat(PlainText.of("eve\u202Emoc.elpmaxe@")).isEqualTo("eve\uFFFDmoc.elpmaxe@");
  }

  @Test
  void lineStaysOneLine() {
    assertThat(PlainText.line("a\r\nb\tc\u2028d")).isEqualTo("a\u240D\u240Ab\u2409c\u2424d");
  }
}
