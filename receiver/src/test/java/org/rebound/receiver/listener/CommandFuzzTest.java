package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Counter;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Any command line is read or refused, and any octets behind DATA end where RFC 5321 says. */
class CommandFuzzTest {

  private static final int MOST = 1_000_000;

  @FuzzTest
  void anyCommandAndAnyDataAreRead(FuzzedDataProvider data) {
    int cut = data.consumeInt(0, 300);
    String argument = data.consumeString(400);
    argumentsAreReadOrRefused(argument);
    argumentsAreReadOrRefused("FROM:" + argument);
    argumentsAreReadOrRefused("FROM:<" + argument);
    dataEndsAtItsDot(data.consumeRemainingAsBytes(), cut);
  }

  private static void argumentsAreReadOrRefused(String argument) {
    Verb.of(argument).ifPresent(verb -> assertThat(argument).startsWithIgnoringCase(verb.name()));
    assertThat(Printable.of(argument)).hasSizeLessThanOrEqualTo(6 * 200 + 40);
    assertThat(Printable.of(argument).chars()).noneMatch(Character::isISOControl);
    Optional<EnvelopePath> path = EnvelopePath.read("FROM", argument);
    path.map(EnvelopePath::mailbox)
        .ifPresent(mailbox -> assertThat(argument).contains(mailbox + ">"));
    Parameters.read(path.map(EnvelopePath::parameters).orElse(argument))
        .ifPresent(CommandFuzzTest::parametersAreTakenOrRefused);
  }

  private static void parametersAreTakenOrRefused(Map<String, String> parameters) {
    parameters.keySet().forEach(key -> assertThat(key).isUpperCase().matches("[A-Z0-9-]+"));
    Optional<SmtpReply> mail = Parameters.refusalOfMail(parameters, MOST);
    mail.ifPresent(reply -> assertThat(reply.code()).isBetween(500, 599));
    if (mail.isEmpty() && parameters.containsKey("SIZE")) {
      assertThat(Long.parseLong(parameters.get("SIZE"))).isBetween(0L, (long) MOST);
    }
    Parameters.refusalOfRecipient(parameters)
        .ifPresent(reply -> assertThat(reply.code()).isBetween(500, 599));
  }

  private static void dataEndsAtItsDot(byte[] octets, int cut) {
    try (MessageBuffer buffer =
        new MessageBuffer(new MemoryBudget(Long.MAX_VALUE, new Counter()), MOST)) {
      DotReader reader = new DotReader(buffer);
      int first = Math.min(cut, octets.length);
      int taken = reader.take(octets, 0, first);
      if (!reader.isAtEnd()) {
        taken += reader.take(octets, first, octets.length - first);
      }
      int end = endOfData(octets);
      assertThat(reader.isAtEnd()).isEqualTo(end >= 0);
      assertThat(taken).isEqualTo(end >= 0 ? end : octets.length);
      if (end >= 0) {
        assertThat(buffer.join().orElseThrow())
            .isEqualTo(unstuffed(Arrays.copyOf(octets, end - 3)));
      }
    }
  }

  /** The index behind the first CRLF.CRLF, or behind .CRLF at the very beginning; -1 if none. */
  private static int endOfData(byte[] octets) {
    for (int i = 0; i + 2 < octets.length; i++) {
      boolean lineStart = i == 0 || (i > 1 && octets[i - 1] == '\n' && octets[i - 2] == '\r');
      if (lineStart && octets[i] == '.' && octets[i + 1] == '\r' && octets[i + 2] == '\n') {
        return i + 3;
      }
    }
    return -1;
  }

  private static byte[] unstuffed(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < octets.length; i++) {
      boolean lineStart = i == 0 || (i > 1 && octets[i - 1] == '\n' && octets[i - 2] == '\r');
      if (!lineStart || octets[i] != '.') {
        out.write(octets[i]);
      }
    }
    return out.toByteArray();
  }
}
