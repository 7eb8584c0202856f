package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Starting, and stopping without losing or hanging. */
class StopTest {

  @Test
  void idleSessionsAreToldAndRunningMessagesAreFinished() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    RunningListener running =
        new RunningListener(settings -> settings.drainTime(Duration.ofMinutes(1)));
    running.intake().answerWith(message -> waitFor(held));
    try (SmtpClient idle = running.greeted();
        SmtpClient within = running.greeted();
        SmtpClient recording = running.greeted()) {
      within.openMessage("b@ours.example");
      within.send("first half, ");
      recording.openMessage("b@ours.example");
      recording.send("x\r\n.\r\n");
      RunningListener.await(() -> running.intake().messages().size() == 1);
      Thread stopping = new Thread(running::close);
      stopping.start();
      assertThat(idle.replies()).containsExactly("421 4.3.2 Service closing, try again later");
      try (SmtpClient late = running.connect()) {
        assertThat(late.replies()).containsExactly("421 4.3.2 Service closing, try again later");
      }
      assertThat(running.listener().isListening()).isFalse();
      within.send("second half\r\n.\r\nMAIL FROM:<>\r\n");
      held.countDown();
      assertThat(within.replies())
          .containsExactly("250 2.0.0 Taken", "421 4.3.2 Service closing, try again later");
      assertThat(recording.replies())
          .containsExactly("250 2.0.0 Taken", "421 4.3.2 Service closing, try again later");
      stopping.join();
    }
    assertThat(running.intake().messages()).hasSize(2);
    assertThatThrownBy(running::connect).isInstanceOf(ConnectException.class);
  }

  @Test
  void anIntakeThatHangsDoesNotHangTheStop() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RunningListener running =
        new RunningListener(settings -> settings.drainTime(Duration.ofMillis(200)));
    running.intake().answerWith(message -> waitFor(never));
    try (SmtpClient client = running.greeted()) {
      client.openMessage("b@ours.example");
      client.send("x\r\n.\r\n");
      RunningListener.await(() -> running.intake().messages().size() == 1);
      long before = System.nanoTime();
      running.close();
      // Promised is drain time and a second; the rest is for a busy machine.
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
      assertThat(client.reply()).isEqualTo("closed");
      assertThatThrownBy(running::connect).isInstanceOf(ConnectException.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void aPortInUseIsNamed() {
    try (RunningListener running = new RunningListener();
        Listener second =
            new Listener(
                ListenerSettings.builder().port(running.port()).build(),
                running.intake(),
                new MetricRegistry(),
                Clock.systemUTC())) {
      assertThatThrownBy(second::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1 port " + running.port())
          .hasMessageContaining("Address already in use");
      assertThat(second.isListening()).isFalse();
    }
  }

  @Test
  void aListenerStartsOnceAndClosesAnyNumberOfTimes() {
    RunningListener running = new RunningListener();
    assertThat(running.listener().isListening()).isTrue();
    assertThatThrownBy(running.listener()::start).isInstanceOf(IllegalStateException.class);
    running.close();
    running.close();
    assertThat(running.listener().isListening()).isFalse();
  }

  private static SmtpReply waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return RecordingIntake.TAKEN;
  }
}
