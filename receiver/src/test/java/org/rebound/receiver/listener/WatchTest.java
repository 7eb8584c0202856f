package org.rebound.receiver.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Deadlines by a clock that stands still until it is told, and begins just before it overflows. */
class WatchTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
  private final Watch watch =
      new Watch(
          ListenerSettings.builder()
              .commandTimeout(Duration.ofMinutes(1))
              .minDataRate(500)
              .dataRateGrace(Duration.ofSeconds(30))
              .build(),
          nanos::get);

  @Test
  void aCommandHasAMinute() {
    assertThat(watch.awaitCommand()).isTrue();
    pass(Duration.ofMillis(59_999));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.LEAVE);
    pass(Duration.ofMillis(1));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.WAKE);
    assertThat(watch.ending()).contains(Replies.TIMED_OUT);
    assertThat(watch.work()).isFalse();
  }

  @Test
  void aSessionThatDoesNotEndIsCutASecondLater() {
    watch.awaitCommand();
    pass(Duration.ofMinutes(1));
    watch.check();
    pass(Duration.ofMillis(999));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.LEAVE);
    pass(Duration.ofMillis(1));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.CUT);
  }

  @Test
  void workHasNoDeadline() {
    watch.awaitCommand();
    watch.work();
    pass(Duration.ofDays(1));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.LEAVE);
  }

  @Test
  void aWriteThatBlocksHasAMinute() {
    assertThat(watch.write()).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.WAKE);
  }

  @Test
  void aMessageMayBeSlowForTheGraceAndNotAfter() {
    watch.receive(nanos.get() + Duration.ofMinutes(5).toNanos());
    pass(Duration.ofSeconds(30));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.LEAVE);
    watch.received(20_000);
    pass(Duration.ofSeconds(10));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.LEAVE);
    pass(Duration.ofSeconds(1));
    assertThat(watch.check()).isEqualTo(Watch.Verdict.WAKE);
    assertThat(watch.ending()).contains(Replies.TOO_SLOW);
  }

  @Test
  void aStopWaitsForTheMessageAtHand() {
    watch.receive(nanos.get() + Duration.ofMinutes(5).toNanos());
    assertThat(watch.stop()).isEqualTo(Watch.Verdict.LEAVE);
    assertThat(watch.work()).isTrue();
    assertThat(watch.awaitCommand()).isFalse();
    assertThat(watch.ending()).contains(Replies.STOPPING);
  }

  @Test
  void aStopWakesWhoWaitsForACommandOnce() {
    watch.awaitCommand();
    assertThat(watch.stop()).isEqualTo(Watch.Verdict.WAKE);
    assertThat(watch.stop()).isEqualTo(Watch.Verdict.LEAVE);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
