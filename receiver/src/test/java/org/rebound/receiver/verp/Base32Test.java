package org.rebound.receiver.verp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {

  @ParameterizedTest
  @CsvSource({
    "f, my",
    "fo, mzxq",
    "foo, mzxw6",
    "foob, mzxw6yq",
    "fooba, mzxw6ytb",
    "foobar, mzxw6ytboi"
  })
  void encodesTheVectorsOfRfc4648(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(encoded);
    assertThat(Base32.decode(encoded, 0)).isEqualTo(text.getBytes(US_ASCII));
  }

  @Property
  void whatIsEncodedDecodesToItself(@ForAll byte[] octets) {
    String encoded = Base32.encode(octets);
    assertThat(Base32.isEncoded(encoded, 0)).isTrue();
    assertThat(Base32.decode(encoded, 0)).isEqualTo(octets);
  }
}
