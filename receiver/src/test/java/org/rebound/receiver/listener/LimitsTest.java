package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What one peer, or all of them together, may take. */
class LimitsTest {

  @Test
  void fiveThousandConnectionsAreServedOrRefused() throws Exception {
    try (RunningListener running =
        new RunningListener(settings -> settings.maxConnectionsPerPeer(5000))) {
      List<SmtpClient> served = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        served.add(running.connect());
      }
      for (SmtpClient client : served) {
        assertThat(client.reply()).startsWith("220 ");
      }
      for (int i = 0; i < 4000; i++) {
        try (SmtpClient refused = running.connect()) {
          assertThat(refused.replies())
              .containsExactly("421 4.3.2 Service busy, too many connections, try again later");
        }
      }
      assertThat(running.count("connections.refused")).isEqualTo(4000);
      assertThat(served.get(999).ask("EHLO x")).startsWith("250-");
      for (SmtpClient client : served) {
        client.close();
      }
      running.awaitIdle();
      try (SmtpClient client = running.greeted()) {
        assertThat(client.deliver("b@ours.example", "x")).startsWith("250 ");
      }
    }
  }

  @Test
  void onePeerCannotTakeAllConnections() throws Exception {
    try (RunningListener running =
            new RunningListener(settings -> settings.maxConnectionsPerPeer(2));
        SmtpClient first = running.greeted();
        SmtpClient second = running.greeted()) {
      try (SmtpClient third = running.connect()) {
        assertThat(third.replies())
            .containsExactly("421 4.7.0 Too many connections from your address");
      }
      assertThat(second.ask("NOOP")).startsWith("250 ");
      first.ask("QUIT");
      RunningListener.await(() -> running.level("connections.open") == 1);
      try (SmtpClient fourth = running.connect()) {
        assertThat(fourth.reply()).startsWith("220 ");
      }
    }
  }

  @Test
  void aHundredBadCommandsEndAfterTwenty() throws Exception {
    try (RunningListener running = new RunningListener();
        SmtpClient client = running.greeted()) {
      client.send("FOO BAR\r\n".repeat(100));
      List<String> replies = client.replies();
      assertThat(replies).hasSize(21).last().isEqualTo("421 4.7.0 Too many errors");
      running.awaitIdle();
    }
  }

  @Test
  void errorsBeforeAnAcceptedMessageAreForgiven() throws Exception {
    try (RunningListener running = new RunningListener(settings -> settings.maxErrors(3));
        SmtpClient client = running.greeted()) {
      for (int i = 0; i < 5; i++) {
        client.ask("FOO");
        client.ask("FOO");
        assertThat(client.deliver("b@ours.example", "x")).startsWith("250 ");
      }
    }
  }

  @Test
  void tenThousandNoopsEndAtTheLimit() throws Exception {
    try (RunningListener running = new RunningListener();
        SmtpClient client = running.greeted()) {
      try {
        client.send("NOOP\r\n".repeat(10_000));
      } catch (IOException closedMeanwhile) {
        assertThat(running.level("connections.open")).isZero();
      }
      assertThat(client.replies())
          .hasSize(1000)
          .last()
          .isEqualTo("421 4.7.0 Too many commands without a message");
    }
  }

  @Test
  void aMessageFarBeyondTheLimitIsNotDrainedForEver() throws Exception {
    try (RunningListener running =
            new RunningListener(settings -> settings.maxMessageSize(10_000));
        SmtpClient client = running.greeted()) {
      client.openMessage("b@ours.example");
      try {
        client.send("x".repeat(150_000));
      } catch (IOException closedMeanwhile) {
        assertThat(running.intake().messages()).isEmpty();
      }
      assertThat(client.replies())
          .containsExactly("421 4.3.4 Message far beyond the size limit, closing connection");
      running.awaitIdle();
    }
  }

  @Test
  void aHundredLargeMessagesAtOnceStayWithinTheirMemory() throws Exception {
    int size = 1024 * 1024;
    String line = "x".repeat(1022) + "\r\n";
    String body = line.repeat(size / line.length() - 1);
    try (RunningListener running =
        new RunningListener(settings -> settings.maxMessageSize(size).messageMemory(4L * size))) {
      CountDownLatch held = new CountDownLatch(1);
      running
          .intake()
          .answerWith(
              message -> {
                try {
                  held.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return RecordingIntake.TAKEN;
              });
      List<SmtpClient> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        SmtpClient client = running.greeted();
        client.openMessage("b@ours.example");
        client.send(body + ".\r\n");
        clients.add(client);
      }
      // Four cannot all be held, so at least sixteen are refused while none has been recorded.
      RunningListener.await(() -> running.answered(4) >= 16);
      assertThat(running.level("message.memory")).isLessThanOrEqualTo(4L * size);
      held.countDown();
      List<String> replies = new ArrayList<>();
      for (SmtpClient client : clients) {
        replies.add(client.reply());
        client.close();
      }
      assertThat(replies)
          .contains("250 2.0.0 Taken")
          .allMatch(
              reply ->
                  reply.equals("250 2.0.0 Taken")
                      || reply.equals("452 4.3.1 Too much mail at this moment, try again later"));
      assertThat(replies.stream().filter(reply -> reply.startsWith("250")))
          .hasSameSizeAs(running.intake().messages());
      running.awaitIdle();
    }
  }

  @Test
  void otherProtocolsAreTurnedAway() throws Exception {
    try (RunningListener running = new RunningListener()) {
      for (String hello :
          List.of(
              "GET / HTTP/1.1\r\nMAIL FROM:<evil@x.example>\r\n",
              "POST /x HTTP/1.1\r\n\r\nMAIL FROM:<evil@x.example>\r\n",
              "PROXY TCP4 1.2.3.4 127.0.0.1 1 25\r\nEHLO x\r\n")) {
        try (SmtpClient client = running.connect()) {
          client.reply();
          client.send(hello);
          assertThat(client.replies()).containsExactly("421 4.7.0 This port speaks SMTP only");
        }
      }
    }
  }

  @Test
  void whatHappensIsCounted() throws Exception {
    try (RunningListener running = new RunningListener()) {
      try (SmtpClient client = running.greeted()) {
        assertThat(running.level("connections.open")).isEqualTo(1);
        client.ask("FOO");
        client.deliver("b@ours.example", "four");
        running.intake().answerWith(message -> SmtpReply.permanent(554, "5.6.0", "No"));
        client.deliver("b@ours.example", "four");
      }
      running.awaitIdle();
      assertThat(running.count("connections.total")).isEqualTo(1);
      assertThat(running.answered(2)).isEqualTo(1);
      assertThat(running.answered(5)).isEqualTo(1);
      assertThat(running.count("message.octets")).isEqualTo(12);
      assertThat(running.count("commands.rejected")).isEqualTo(2);
      assertThat(running.timed()).isEqualTo(2);
    }
  }
}
