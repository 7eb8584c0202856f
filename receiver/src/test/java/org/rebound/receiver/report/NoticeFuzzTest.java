package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message read as a complaint (RFC 5965, JMRP) and as a disposition (RFC 8098, 5429). */
class NoticeFuzzTest {

  private static final List<Format> FORMATS =
      List.of(
          new FeedbackFormat(), new DispositionFormat(), new SieveRejectFormat(), new JmrpFormat());

  @MethodSource("seeds")
  @FuzzTest
  void whateverANoticeSaysIsRead(byte[] message) {
    FORMATS.forEach(format -> FormatFuzz.read(format, message));
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("rfc5965", "rfc8098", "rfc5429", "jmrp");
  }
}
