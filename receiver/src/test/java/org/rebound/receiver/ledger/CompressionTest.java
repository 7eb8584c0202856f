package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CompressionTest {

  @Property
  void anyBytesComeOutAsTheyWentIn(@ForAll byte[] content) {
    assertThat(Compression.inflate(Compression.deflate(content), content.length))
        .isEqualTo(content);
  }

  @Test
  void largeMessageComesOutAsItWentIn() {
    byte[] large = new byte[3_000_000];
    new Random(1).nextBytes(large);

    assertThat(Compression.inflate(Compression.deflate(large), large.length)).isEqualTo(large);
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] deflated = Compression.deflate(new byte[1_000]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Compression.inflate(Arrays.copyOf(deflated, 5), 1_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Compression.inflate(new byte[] {7, 7, 7}, 1_000));
  }

  @Test
  void inflatingStopsAtItsLimit() {
    byte[] deflated = Compression.deflate(new byte[1_000_000]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Compression.inflate(deflated, 10_000))
        .withMessageContaining("larger");
  }
}
