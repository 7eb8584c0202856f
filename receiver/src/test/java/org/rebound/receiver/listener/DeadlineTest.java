package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Peers that are slow, silent or gone: all of them lose their session, and nobody else does. */
class DeadlineTest {

  @Test
  void slowlorisInDataIsGivenUpForItsRate() throws Exception {
    try (RunningListener running =
            new RunningListener(
                settings -> settings.minDataRate(5000).dataRateGrace(Duration.ofMillis(300)));
        SmtpClient client = running.greeted()) {
      client.openMessage("b@ours.example");
      Thread drip = drip(client, "x");
      assertThat(client.reply()).isEqualTo("421 4.4.2 Data comes too slowly, closing connection");
      drip.interrupt();
      drip.join();
      running.awaitIdle();
      assertThat(running.intake().messages()).isEmpty();
      assertThat(running.count("sessions.overdue")).isEqualTo(1);
    }
  }

  @Test
  void aMessageMustEndInTimeHoweverFastItComes() throws Exception {
    try (RunningListener running =
            new RunningListener(
                settings -> settings.minDataRate(0).messageTimeout(Duration.ofMillis(400)));
        SmtpClient client = running.greeted()) {
      client.openMessage("b@ours.example");
      Thread drip = drip(client, "many octets at once ".repeat(50));
      assertThat(client.reply()).isEqualTo("421 4.4.2 Time-out, closing connection");
      drip.interrupt();
      drip.join();
      running.awaitIdle();
    }
  }

  @Test
  void aSlowChunkIsGivenUpToo() throws Exception {
    try (RunningListener running =
            new RunningListener(settings -> settings.messageTimeout(Duration.ofMillis(400)));
        SmtpClient client = running.greeted()) {
      client.ask("MAIL FROM:<>");
      client.ask("RCPT TO:<b@ours.example>");
      client.send("BDAT 100 LAST\r\nonly some");
      assertThat(client.reply()).isEqualTo("421 4.4.2 Time-out, closing connection");
      running.awaitIdle();
      assertThat(running.intake().messages()).isEmpty();
    }
  }

  @Test
  void aPeerThatNeverReadsItsRepliesIsClosedAndBlocksNobody() throws Exception {
    try (RunningListener running =
            new RunningListener(
                settings ->
                    settings.commandTimeout(Duration.ofMillis(500)).maxCommands(1_000_000));
        SmtpClient deaf = running.greeted()) {
      String many = "HELP\r\n".repeat(10_000);
      try {
        while (true) {
          deaf.send(many);
        }
      } catch (IOException closed) {
        // The listener has given up on a peer that sends for ever and takes nothing.
        assertThat(running.count("sessions.overdue")).isEqualTo(1);
      }
      running.awaitIdle();
      try (SmtpClient client = running.greeted()) {
        assertThat(client.deliver("b@ours.example", "x")).startsWith("250 ");
      }
    }
  }

  @Test
  void halfOpenAndResetConnectionsLeaveNoSessionBehind() throws Exception {
    try (RunningListener running =
        new RunningListener(
            settings ->
                settings
                    .commandTimeout(Duration.ofMillis(500))
                    .messageTimeout(Duration.ofMillis(500)))) {
      String[] states = {
        "",
        "EHLO x\r\n",
        "EHL",
        "EHLO x\r\nMAIL FROM:<>\r\n",
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\n",
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\nDATA\r\n",
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\nDATA\r\nx\r\n.",
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\nBDAT 9 LAST\r\nx",
        "EHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@ours.example>\r\nBDAT 1\r\nx",
      };
      for (String state : states) {
        SmtpClient reset = running.connect();
        reset.send(state);
        reset.reset();
        try (SmtpClient halfClosed = running.connect();
            SmtpClient silent = running.connect()) {
          halfClosed.send(state);
          halfClosed.halfClose();
          assertThat(halfClosed.replies()).isNotEmpty();
          silent.send(state);
          assertThat(silent.replies()).last().asString().startsWith("421 4.4.2 ");
        }
      }
      running.awaitIdle();
      assertThat(running.intake().messages()).isEmpty();
    }
  }

  @Test
  void aJumpingClockHurtsNobody() throws Exception {
    AtomicLong offset = new AtomicLong();
    Clock jumping =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return Instant.ofEpochSecond(1_700_000_000 + offset.get());
          }
        };
    try (RunningListener running = new RunningListener(settings -> settings, jumping);
        SmtpClient client = running.greeted()) {
      for (long jump : new long[] {3600, -3600, 31_536_000}) {
        client.openMessage("b@ours.example");
        offset.set(jump);
        assertThat(client.ask("x\r\n.")).startsWith("250 ");
      }
      assertThat(running.intake().messages().get(2).envelope().receivedAt())
          .isEqualTo(Instant.ofEpochSecond(1_731_536_000));
      assertThat(running.count("sessions.overdue")).isZero();
    }
  }

  @Test
  void theIntakeMayTakeLongerThanACommand() throws Exception {
    try (RunningListener running =
            new RunningListener(
                settings ->
                    settings
                        .commandTimeout(Duration.ofMillis(200))
                        .messageTimeout(Duration.ofMillis(200)));
        SmtpClient client = running.greeted()) {
      running
          .intake()
          .answerWith(
              message -> {
                pause(700);
                return RecordingIntake.TAKEN;
              });
      assertThat(client.deliver("b@ours.example", "x")).isEqualTo("250 2.0.0 Taken");
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread drip(SmtpClient client, String drop) {
    Thread drip =
        new Thread(
            () -> {
              try {
                while (true) {
                  client.send(drop);
                  Thread.sleep(30);
                }
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    drip.start();
    return drip;
  }
}
