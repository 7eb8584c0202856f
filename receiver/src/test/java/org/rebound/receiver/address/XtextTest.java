package org.rebound.receiver.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XtextTest {

  @ParameterizedTest
  @CsvSource({
    "user@example.org, user@example.org",
    "user+2Btag@example.org, user+tag@example.org",
    "a+3Db+20c@example.org, a=b c@example.org",
    "+C3+BC@example.org, ü@example.org",
    "+F0+9F+98+80, 😀",
    "+2B+2B, ++",
  })
  void decodesHexCharsAsUtf8(String xtext, String text) {
    assertThat(Xtext.decode(xtext)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "a+", "+2", "+2b", "+ZZ", "a+2x", "+-1", "+FF", "+C3", "+C3+28"})
  void whatIsMalformedStaysLiteral(String xtext) {
    assertThat(Xtext.decode(xtext)).isEqualTo(xtext);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+0D+0ARCPT", "+00", "+7F", "+C2+85"})
  void noLineEndAndNoOtherControlComesOut(String xtext) {
    assertThat(Xtext.decode(xtext)).isEqualTo(xtext);
  }

  @Test
  void encodesAllThatIsNotPlain() {
    assertThat(Xtext.encode("a=b+c d\u00fc\r@x")).isEqualTo("a+3Db+2Bc+20d+C3+BC+0D@x");
  }

  @Property
  void whatIsEncodedDecodesToItself(@ForAll("textWithoutControls") String text) {
    assertThat(Xtext.decode(Xtext.encode(text))).isEqualTo(text);
    assertThat(Xtext.encode(text)).matches("[\\x21-\\x7e]*").doesNotContain("=");
  }

  @Property
  void anyTextDecodes(@ForAll String text) {
    assertThat(Xtext.decode(text).length()).isLessThanOrEqualTo(text.length());
  }

  @Provide
  Arbitrary<String> textWithoutControls() {
    return Arbitraries.strings().filter(Characters::areAllowed);
  }
}
