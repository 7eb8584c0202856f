package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebound.receiver.FuzzSeeds;

/** Any message read as the text of a known mail system: QSBMF, Exim, Postfix and the others. */
class DialectFormatFuzzTest {

  private static final Set<String> NAMES =
      Dialects.ALL.stream().map(Dialect::name).collect(Collectors.toSet());

  @MethodSource("seeds")
  @FuzzTest
  void whateverAKnownSystemWritesIsRead(byte[] message) {
    FormatFuzz.read(new DialectFormat(Dialects.ALL), message);
  }

  static Stream<byte[]> seeds() {
    return FuzzSeeds.messagesOf(NAMES::contains);
  }
}
