package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message read as the text of an unknown mail system. */
class GenericFormatFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  void whateverAnUnknownSystemWritesIsRead(byte[] message) {
    FormatFuzz.read(new GenericFormat(), message);
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("text", "none");
  }
}
