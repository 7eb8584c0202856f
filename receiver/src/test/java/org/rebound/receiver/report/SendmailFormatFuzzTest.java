package org.rebound.receiver.report;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message read as a transcript of sendmail. */
class SendmailFormatFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  void whateverSendmailWritesIsRead(byte[] message) {
    FormatFuzz.read(new SendmailFormat(), message);
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("sendmail");
  }
}
