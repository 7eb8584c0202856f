package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.Counter;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a message ends (RFC 5321 section 4.1.1.4), and the ways of smuggling a second one in. */
class EndOfDataTest {

  private static final String SMUGGLED =
      "MAIL FROM:<evil@x.example>\r\nRCPT TO:<victim@ours.example>\r\nDATA\r\nsmuggled";

  @ParameterizedTest
  @ValueSource(
      strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\0."})
  void smtpSmugglingIsOneMessageHoweverItIsSplit(String falseEnd) throws Exception {
    String body = "first" + falseEnd + SMUGGLED + "\r\n";
    byte[] octets = (body + ".\r\nRSET\r\n").getBytes(StandardCharsets.ISO_8859_1);
    // A dot that begins a line is stuffing, whatever follows it.
    String expected = body.replace("\r\n.", "\r\n");
    try (RunningListener running = new RunningListener();
        SmtpClient client = running.greeted()) {
      for (int split = 1; split < octets.length; split++) {
        client.openMessage("b@ours.example");
        client.send(java.util.Arrays.copyOfRange(octets, 0, split));
        client.send(java.util.Arrays.copyOfRange(octets, split, octets.length));
        assertThat(client.reply()).isEqualTo("250 2.0.0 Taken");
        assertThat(client.reply()).isEqualTo("250 2.0.0 Ok");
        assertThat(running.intake().content()).isEqualTo(expected);
        running.intake().messages().clear();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\0."})
  void everySplitOfTheBufferReadsTheSame(String falseEnd) {
    String wire = "..first" + falseEnd + SMUGGLED + "\r\n..\r\n.\r\nNOOP\r\n";
    String whole = read(wire, wire.length());
    for (int size = 1; size < wire.length(); size++) {
      assertThat(read(wire, size)).isEqualTo(whole);
    }
    assertThat(whole).endsWith("smuggled\r\n.\r\n|NOOP\r\n").startsWith(".first");
  }

  @Property(tries = 500)
  void stuffedMessagesComeOutAsTheyWentIn(
      @ForAll
          @StringLength(max = 60)
          @CharRange(from = '\r', to = '\r')
          @CharRange(from = '\n', to = '\n')
          @CharRange(from = '-', to = '.')
          String text) {
    String lines = text + "\r\n";
    String stuffed = ("\r\n" + lines).replace("\r\n.", "\r\n..").substring(2);
    assertThat(read(stuffed + ".\r\nQUIT", 3)).isEqualTo(lines + "|QUIT");
  }

  @Test
  void anEmptyMessageIsEmpty() {
    assertThat(read(".\r\n", 1)).isEqualTo("|");
  }

  /** What the reader keeps, a bar, and what it leaves, when the octets come in pieces. */
  private static String read(String wire, int piece) {
    byte[] octets = wire.getBytes(StandardCharsets.ISO_8859_1);
    MessageBuffer buffer = new MessageBuffer(new MemoryBudget(1 << 20, new Counter()), 1 << 18);
    DotReader reader = new DotReader(buffer);
    int at = 0;
    while (!reader.isAtEnd()) {
      at += reader.take(octets, at, Math.min(piece, octets.length - at));
    }
    return new String(buffer.join().orElseThrow(), StandardCharsets.ISO_8859_1)
        + "|"
        + wire.substring(at);
  }
}
