package org.rebound.receiver.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class OctetsTest {

  @Property
  void findsTheFirstAsOneByOne(
      @ForAll @StringLength(max = 40) @CharRange(from = '\b', to = '\f') String text,
      @ForAll @IntRange(max = 45) int from) {
    assertThat(Octets.indexOf(text.getBytes(ISO_8859_1), from, text.length(), '\n'))
        .isEqualTo(text.indexOf('\n', from));
  }

  @Property
  void doesNotLookBeyondItsWindow(
      @ForAll @StringLength(max = 40) @CharRange(from = '\u0001', to = '\u007f') String text) {
    byte[] bytes = (text + "\u00ff\0").getBytes(ISO_8859_1);
    int end = text.length();

    assertThat(Octets.areSevenBit(bytes, 0, end)).isTrue();
    assertThat(Octets.areSevenBit(bytes, 0, end + 1)).isFalse();
    assertThat(Octets.indexOf(bytes, 0, end + 1, '\0')).isEqualTo(-1);
    assertThat(Octets.indexOf(bytes, 0, end + 2, '\0')).isEqualTo(end + 1);
  }
}
