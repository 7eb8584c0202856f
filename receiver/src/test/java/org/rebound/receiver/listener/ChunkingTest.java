package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BDAT (RFC 3030): octets are counted, and none of them is ever a command. */
class ChunkingTest {

  private final RunningListener running =
      new RunningListener(settings -> settings.maxMessageSize(2000));
  private final SmtpClient client;

  ChunkingTest() throws Exception {
    client = running.greeted();
  }

  @BeforeEach
  void begin() throws Exception {
    client.ask("MAIL FROM:<>");
    client.ask("RCPT TO:<b@ours.example>");
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    running.awaitIdle();
    running.close();
  }

  @Test
  void chunksAreJoinedAsTheyAre() throws Exception {
    client.send("BDAT 6\r\n.\r\n.\r\nbdat 4\r\nQUITBDAT 3 last\r\n\n\0.NOOP\r\n");
    assertThat(client.reply()).isEqualTo("250 2.0.0 6 octets received");
    assertThat(client.reply()).isEqualTo("250 2.0.0 4 octets received");
    assertThat(client.reply()).isEqualTo("250 2.0.0 Taken");
    assertThat(client.reply()).isEqualTo("250 2.0.0 Ok");
    assertThat(running.intake().content()).isEqualTo(".\r\n.\r\nQUIT\n\0.");
  }

  @Test
  void anEmptyLastChunkEndsTheMessage() throws Exception {
    client.send("BDAT 3\r\nabcBDAT 0 LAST\r\n");
    client.reply();
    assertThat(client.reply()).isEqualTo("250 2.0.0 Taken");
    assertThat(running.intake().content()).isEqualTo("abc");
  }

  @Test
  void aRefusedChunkIsConsumedAndAnswered() throws Exception {
    client.ask("RSET");
    String evil = "MAIL FROM:<evil@x.example>\r\n";
    client.send("BDAT " + evil.length() + "\r\n" + evil);
    assertThat(client.reply()).isEqualTo("503 5.5.1 Send MAIL first");
    client.send("MAIL FROM:<>\r\nBDAT " + evil.length() + " LAST\r\n" + evil + "NOOP\r\n");
    assertThat(client.reply()).startsWith("250 2.1.0 ");
    assertThat(client.reply()).isEqualTo("554 5.5.1 No valid recipients");
    assertThat(client.reply()).isEqualTo("250 2.0.0 Ok");
  }

  @Test
  void chunksBeyondTheSizeLimitAreRefusedToTheLast() throws Exception {
    String chunk = "BDAT 1500\r\n" + "x".repeat(1500);
    client.send(chunk + chunk + chunk + "BDAT 2 LAST\r\n\r\nMAIL FROM:<>\r\n");
    assertThat(client.reply()).isEqualTo("250 2.0.0 1500 octets received");
    for (int i = 0; i < 3; i++) {
      assertThat(client.reply()).isEqualTo("552 5.3.4 Message exceeds the size limit");
    }
    assertThat(client.reply()).isEqualTo("250 2.1.0 Sender ok");
    assertThat(running.intake().messages()).isEmpty();
  }

  @Test
  void aChunkThatNobodyWouldDrainEndsTheConnection() throws Exception {
    client.send("BDAT 999999999999999999\r\n");
    assertThat(client.replies()).containsExactly("552 5.3.4 Message exceeds the size limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BDAT",
        "BDAT x",
        "BDAT -1",
        "BDAT 1 FIRST",
        "BDAT 1 LAST LAST",
        "BDAT 1LAST",
        "BDAT 99999999999999999999999999"
      })
  void aChunkOfUnknownSizeEndsTheConnection(String command) throws Exception {
    client.send(command + "\r\nMAIL FROM:<evil@x.example>\r\n");
    assertThat(client.replies()).singleElement().asString().startsWith("501 5.5.4 ");
  }

  @Test
  void dataAndRecipientsCannotFollowChunks() throws Exception {
    client.send("BDAT 1\r\nx");
    client.reply();
    assertThat(client.ask("DATA")).startsWith("503 5.5.1 ");
    assertThat(client.ask("RCPT TO:<c@ours.example>")).startsWith("503 5.5.1 ");
    assertThat(client.ask("MAIL FROM:<>")).startsWith("503 5.5.1 ");
    client.send("BDAT 1 LAST\r\ny");
    assertThat(client.reply()).isEqualTo("250 2.0.0 Taken");
    assertThat(running.intake().content()).isEqualTo("xy");
  }

  @Test
  void resetForgetsChunks() throws Exception {
    client.send("BDAT 3\r\nabc");
    client.reply();
    client.ask("RSET");
    RunningListener.await(() -> running.level("message.memory") == 0);
    assertThat(client.deliver("b@ours.example", "new")).isEqualTo("250 2.0.0 Taken");
    assertThat(running.intake().content()).isEqualTo("new\r\n");
  }
}
