package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerTest {

  private final RecordingIntake intake = new RecordingIntake();
  private final MetricRegistry metrics = new MetricRegistry();
  private final Listener listener =
      new Listener(
          ListenerSettings.builder().port(0).hostName("ours.example").build(),
          intake,
          metrics,
          Clock.systemUTC());

  @BeforeEach
  void start() {
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void aMessageIsHandedOverAsItWasSent() throws Exception {
    try (SmtpClient client = new SmtpClient(listener.port())) {
      assertThat(client.reply()).isEqualTo("220 ours.example ESMTP Rebound");
      assertThat(client.ask("EHLO client.example"))
          .isEqualTo(
              "250-ours.example|250-PIPELINING|250-SIZE 10485760|250-8BITMIME|250-SMTPUTF8"
                  + "|250-ENHANCEDSTATUSCODES|250 CHUNKING");
      assertThat(client.ask("MAIL FROM:<>")).isEqualTo("250 2.1.0 Sender ok");
      assertThat(client.ask("RCPT TO:<b@ours.example>")).isEqualTo("250 2.1.5 Recipient ok");
      assertThat(client.ask("DATA")).startsWith("354 ");
      assertThat(client.ask("..Subject: x\r\n\r\n..\r\n.a\r\nend\r\n."))
          .isEqualTo("250 2.0.0 Taken");
      assertThat(client.ask("QUIT")).isEqualTo("221 2.0.0 Bye");
      assertThat(client.reply()).isEqualTo("closed");
    }
    assertThat(intake.content()).isEqualTo(".Subject: x\r\n\r\n.\r\na\r\nend\r\n");
  }

  @Test
  void whatIsAcceptedFromManyPeersIsHandedOverOnceEach() throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    List<Thread> peers = new ArrayList<>();
    for (int peer = 0; peer < 50; peer++) {
      String name = "peer-" + peer;
      Thread thread = new Thread(() -> deliver(name, accepted));
      thread.start();
      peers.add(thread);
    }
    for (Thread thread : peers) {
      thread.join();
    }
    assertThat(accepted).hasSize(1000);
    assertThat(intake.messages())
        .extracting(RecordingIntake.Taken::content)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(accepted);
  }

  private void deliver(String name, Set<String> accepted) {
    try (SmtpClient client = SmtpClient.greeted(listener.port())) {
      for (int i = 0; i < 20; i++) {
        String content = name + " " + i + "\r\n" + "x".repeat(i * 997);
        client.send("MAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\nDATA\r\n");
        client.reply();
        client.reply();
        client.reply();
        if (client.ask(content + "\r\n.").startsWith("250 ")) {
          accepted.add(content + "\r\n");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
