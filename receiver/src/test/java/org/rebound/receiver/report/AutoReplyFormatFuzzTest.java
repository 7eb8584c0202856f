package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message read as an automatic answer. */
class AutoReplyFormatFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  void whateverAProgramAnswersIsRead(byte[] message) {
    FormatFuzz.read(new AutoReplyFormat(), message);
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("auto-reply", "none");
  }
}
