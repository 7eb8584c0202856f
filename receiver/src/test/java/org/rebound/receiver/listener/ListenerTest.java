package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
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
}
