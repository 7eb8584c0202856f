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

class UnitextTest {

  @ParameterizedTest
  @CsvSource({
    "\\x{5C}, \\",
    "user\\x{2B}tag@example.org, user+tag@example.org",
    "\\x{7528}\\x{6237}@\\x{4F8B}.example, 用户@例.example",
    "\\x{1F600}, 😀",
    "\\x{10FFFD}x, \udbff\udffdx",
    "\\x{fc}, ü",
    "ü\\x{E4}, üä",
  })
  void decodesEmbeddedCodePoints(String encoded, String text) {
    assertThat(Unitext.decode(encoded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\",
        "\\x",
        "\\x{",
        "\\x{}",
        "\\x{41",
        "\\x{4G}",
        "\\x{110000}",
        "\\x{0000041}",
        "\\x{D800}",
        "\\x{99999999999999999999}",
        "\\X{41}",
        "\\x{-1}",
        "\\x{\uff11}",
      })
  void whatIsMalformedStaysLiteral(String encoded) {
    assertThat(Unitext.decode(encoded)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x{0D}\\x{0A}", "\\x{0}", "\\x{7F}", "\\x{85}", "\\x{202E}"})
  void noLineEndAndNoOtherControlComesOut(String encoded) {
    assertThat(Unitext.decode(encoded)).isEqualTo(encoded);
  }

  @Test
  void encodesToAsciiThatIsXtextToo() {
    assertThat(Unitext.encode("用+=\\ @x")).isEqualTo("\\x{7528}\\x{2B}\\x{3D}\\x{5C}\\x{20}@x");
  }

  @Property
  void whatIsEncodedDecodesToItself(@ForAll("textWithoutControls") String text) {
    assertThat(Unitext.decode(Unitext.encode(text))).isEqualTo(text);
    assertThat(Xtext.decode(Unitext.encode(text))).isEqualTo(Unitext.encode(text));
  }

  @Property
  void anyTextDecodes(@ForAll String text) {
    assertThat(Unitext.decode(text).length()).isLessThanOrEqualTo(text.length());
  }

  @Provide
  Arbitrary<String> textWithoutControls() {
    return Arbitraries.strings().filter(Characters::areAllowed);
  }
}
