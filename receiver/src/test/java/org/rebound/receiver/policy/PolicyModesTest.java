package org.rebound.receiver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.policy.PolicySettings.Mode;
import org.rebound.receiver.policy.Standing.State;

class PolicyModesTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(30);

  @ParameterizedTest
  @EnumSource(Mode.class)
  void fifthBounceIsAcceptedAndTheSixthBlocksInEveryMode(Mode mode) {
    Policy policy = policy(mode);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);

    assertThat(five.state()).isEqualTo(State.USABLE);
    assertThat(soft(policy, five, NOON).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void deliverySetsOnlyTheConsecutiveCountBack() {
    Policy policy = policy(Mode.TOTAL);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);
    Standing delivered = policy.decide(five, Said.first(Said.kind(Kind.DELIVERED), NOON)).after();

    assertThat(delivered.consecutive()).isZero();
    assertThat(delivered.bounces()).isEqualTo(5);
    assertThat(soft(policy, delivered, NOON).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void consecutiveBouncesStartAgainAfterADelivery() {
    Policy policy = policy(Mode.CONSECUTIVE);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);
    Standing standing = policy.decide(five, Said.first(Said.kind(Kind.DELIVERED), NOON)).after();

    for (int i = 0; i < 5; i++) {
      standing = soft(policy, standing, NOON);
      assertThat(standing.state()).isEqualTo(State.USABLE);
    }
    assertThat(soft(policy, standing, NOON).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void deliveryDoesNotUnblock() {
    Policy policy = policy(Mode.CONSECUTIVE);
    Standing blocked = PolicyTest.afterSoftBounces(policy, 6);

    assertThat(policy.decide(blocked, Said.first(Said.kind(Kind.DELIVERED), NOON)).after().state())
        .isEqualTo(State.BLOCKED);
  }

  @Test
  void bounceExactlyAsOldAsTheWindowNoLongerCounts() {
    Policy policy = policy(Mode.WINDOW);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);

    assertThat(soft(policy, five, NOON.plus(WINDOW)).state()).isEqualTo(State.USABLE);
  }

  @Test
  void bounceOneMomentYoungerThanTheWindowCounts() {
    Policy policy = policy(Mode.WINDOW);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);

    assertThat(soft(policy, five, NOON.plus(WINDOW).minusNanos(1)).state())
        .isEqualTo(State.BLOCKED);
  }

  @Test
  void bouncesSpreadWiderThanTheWindowNeverBlock() {
    Policy policy = policy(Mode.WINDOW);
    Standing standing = Standing.CLEAN;

    for (int i = 0; i < 40; i++) {
      standing = soft(policy, standing, NOON.plus(Duration.ofDays(6L * i)));
    }

    assertThat(standing.state()).isEqualTo(State.USABLE);
    assertThat(standing.bounces()).isEqualTo(40);
  }

  @Test
  void clockSetBackALittleKeepsCounting() {
    Policy policy = policy(Mode.WINDOW);
    Standing five = PolicyTest.afterSoftBounces(policy, 5);

    assertThat(soft(policy, five, NOON.minus(Duration.ofHours(1))).state())
        .isEqualTo(State.BLOCKED);
  }

  @Test
  void bouncesFromATimeWhenTheClockWasAYearAheadAreNotHeldAgainstToday() {
    Policy policy = policy(Mode.WINDOW);
    Standing ahead = PolicyTest.afterSoftBounces(policy, 5);

    assertThat(soft(policy, ahead, NOON.minus(Duration.ofDays(365))).state())
        .isEqualTo(State.USABLE);
  }

  private static Policy policy(Mode mode) {
    return new Policy(new PolicySettings(5, mode, WINDOW, Map.of()));
  }

  private static Standing soft(Policy policy, Standing before, Instant at) {
    return policy.decide(before, Said.first(Said.bounce(Category.NETWORK), at)).after();
  }
}
