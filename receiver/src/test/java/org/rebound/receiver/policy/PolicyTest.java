package org.rebound.receiver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Standing.State;

class PolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Policy policy = new Policy(PolicySettings.DEFAULTS);

  @Test
  void hardBounceByTheRecipientsFaultBlocksAtOnce() {
    Decision decision =
        policy.decide(Standing.CLEAN, Said.first(Said.bounce(Category.MAILBOX_UNKNOWN), NOON));

    assertThat(decision.counted()).isTrue();
    assertThat(decision.after().state()).isEqualTo(State.BLOCKED);
    assertThat(decision.after().cause()).contains(Cause.HARD_BOUNCE);
    assertThat(decision.after().bounces()).isOne();
    assertThat(decision.transition())
        .contains(new Transition(State.USABLE, State.BLOCKED, Cause.HARD_BOUNCE));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SENDER", "MESSAGE", "INFRASTRUCTURE"})
  void hardBounceBySomebodyElsesFaultOnlyCounts(Fault fault) {
    Decision decision =
        policy.decide(
            Standing.CLEAN, Said.first(Said.bounce(Category.OTHER, Verdict.HARD, fault), NOON));

    assertThat(decision.counted()).isTrue();
    assertThat(decision.after().state()).isEqualTo(State.USABLE);
    assertThat(decision.after().bounces()).isOne();
  }

  @Test
  void temporaryFailureAloneNeverBlocks() {
    Standing after =
        policy.decide(Standing.CLEAN, Said.first(Said.bounce(Category.MAILBOX_FULL), NOON)).after();

    assertThat(after.state()).isEqualTo(State.USABLE);
    assertThat(after.cause()).isEmpty();
  }

  @Test
  void fifthBounceIsAcceptedAndTheSixthBlocks() {
    Standing five = afterSoftBounces(policy, 5);
    Decision sixth = policy.decide(five, Said.first(Said.bounce(Category.NETWORK), NOON));

    assertThat(five.state()).isEqualTo(State.USABLE);
    assertThat(five.bounces()).isEqualTo(5);
    assertThat(sixth.after().bounces()).isEqualTo(6);
    assertThat(sixth.transition())
        .contains(new Transition(State.USABLE, State.BLOCKED, Cause.TOO_MANY_BOUNCES));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "4, 5", "9, 10"})
  void numberOfAcceptedBouncesIsASetting(int accepted, int blocking) {
    Policy strict = new Policy(accepting(accepted, PolicySettings.Mode.TOTAL));

    assertThat(afterSoftBounces(strict, blocking - 1).state()).isEqualTo(State.USABLE);
    assertThat(afterSoftBounces(strict, blocking).state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void loweredNumberTakesEffectAtTheNextBounce() {
    Standing four = afterSoftBounces(policy, 4);
    Policy lowered = new Policy(accepting(2, PolicySettings.Mode.TOTAL));

    Decision next = lowered.decide(four, Said.first(Said.bounce(Category.NETWORK), NOON));

    assertThat(next.after().state()).isEqualTo(State.BLOCKED);
  }

  @ParameterizedTest
  @CsvSource({
    "DELAYED, DELAYED",
    "AUTO_REPLY, AUTO_REPLY",
    "DISPOSITION, DISPOSITION",
    "UNRECOGNIZED, UNRECOGNIZED",
    "DELIVERED, DELIVERED"
  })
  void whatIsNoBounceNeverCounts(Kind kind, NotCounted why) {
    Decision decision = policy.decide(Standing.CLEAN, Said.first(Said.kind(kind), NOON));

    assertThat(decision.after()).isEqualTo(Standing.CLEAN);
    assertThat(decision.notCounted()).contains(why);
    assertThat(decision.transition()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = NotCounted.class,
      names = {"UNTRUSTED_RETURN_PATH", "FOREIGN_RECIPIENT", "UNATTRIBUTED", "DOUBLE_BOUNCE"})
  void whatCannotBeLaidAtTheAddressChangesNothingWhateverItSays(NotCounted why) {
    Standing before = afterSoftBounces(policy, 5);

    for (Kind kind : Kind.values()) {
      var said = kind == Kind.BOUNCE ? Said.bounce(Category.MAILBOX_UNKNOWN) : Said.kind(kind);
      Decision decision = policy.decide(before, Said.barred(said, why, NOON));

      assertThat(decision.after()).isEqualTo(before);
      assertThat(decision.notCounted()).contains(why);
      assertThat(decision.transition()).isEmpty();
    }
  }

  @Test
  void mailingHasOneVote() {
    Standing one = afterSoftBounces(policy, 1);

    Decision second = policy.decide(one, Said.again(Said.bounce(Category.NETWORK), NOON));

    assertThat(second.after()).isEqualTo(one);
    assertThat(second.notCounted()).contains(NotCounted.SECOND_VOTE);
  }

  @Test
  void hardBounceAfterACountedSoftOneOfTheSameMailingStillBlocks() {
    Standing one = afterSoftBounces(policy, 1);

    Decision hard = policy.decide(one, Said.again(Said.bounce(Category.MAILBOX_UNKNOWN), NOON));

    assertThat(hard.counted()).isFalse();
    assertThat(hard.notCounted()).contains(NotCounted.SECOND_VOTE);
    assertThat(hard.after().bounces()).isOne();
    assertThat(hard.transition())
        .contains(new Transition(State.USABLE, State.BLOCKED, Cause.HARD_BOUNCE));
  }

  @Test
  void blockedAddressGoesOnCountingAndChangesItsStateOnce() {
    Standing six = afterSoftBounces(policy, 6);

    Decision seventh = policy.decide(six, Said.first(Said.bounce(Category.MAILBOX_UNKNOWN), NOON));

    assertThat(seventh.counted()).isTrue();
    assertThat(seventh.after().bounces()).isEqualTo(7);
    assertThat(seventh.after().cause()).contains(Cause.TOO_MANY_BOUNCES);
    assertThat(seventh.transition()).isEmpty();
  }

  @Test
  void complaintBlocksAtOnceAndIsNoBounce() {
    Decision decision = policy.decide(Standing.CLEAN, Said.first(Said.kind(Kind.COMPLAINT), NOON));

    assertThat(decision.after().bounces()).isZero();
    assertThat(decision.notCounted()).contains(NotCounted.COMPLAINT);
    assertThat(decision.transition())
        .contains(new Transition(State.USABLE, State.BLOCKED, Cause.COMPLAINT));
  }

  @Test
  void complaintOfABlockedAddressBecomesTheCauseOnce() {
    Standing hard =
        policy
            .decide(Standing.CLEAN, Said.first(Said.bounce(Category.MAILBOX_UNKNOWN), NOON))
            .after();
    Decision first = policy.decide(hard, Said.again(Said.kind(Kind.COMPLAINT), NOON));
    Decision second = policy.decide(first.after(), Said.again(Said.kind(Kind.COMPLAINT), NOON));

    assertThat(first.transition())
        .contains(new Transition(State.BLOCKED, State.BLOCKED, Cause.COMPLAINT));
    assertThat(first.after().bounces()).isOne();
    assertThat(second.transition()).isEmpty();
    assertThat(second.after()).isEqualTo(first.after());
  }

  @Test
  void overriddenCategoryBlocksAtOnceOrIsIgnored() {
    Policy own =
        new Policy(
            new PolicySettings(
                5,
                PolicySettings.Mode.TOTAL,
                PolicySettings.DEFAULTS.window(),
                Map.of(
                    Category.MAILBOX_FULL, Effect.BLOCK_AT_ONCE,
                    Category.MAILBOX_UNKNOWN, Effect.COUNT,
                    Category.SENDER_REPUTATION, Effect.IGNORE)));

    Decision full =
        own.decide(Standing.CLEAN, Said.first(Said.bounce(Category.MAILBOX_FULL), NOON));
    Decision unknown =
        own.decide(Standing.CLEAN, Said.first(Said.bounce(Category.MAILBOX_UNKNOWN), NOON));
    Decision ours =
        own.decide(Standing.CLEAN, Said.first(Said.bounce(Category.SENDER_REPUTATION), NOON));

    assertThat(full.after().state()).isEqualTo(State.BLOCKED);
    assertThat(unknown.after().state()).isEqualTo(State.USABLE);
    assertThat(unknown.counted()).isTrue();
    assertThat(ours.notCounted()).contains(NotCounted.IGNORED_CATEGORY);
    assertThat(ours.after()).isEqualTo(Standing.CLEAN);
  }

  @Test
  void clearingTheFlagSetsTheCountsBackAndSaysSo() {
    Policy.Cleared cleared = Policy.clear(afterSoftBounces(policy, 6));

    assertThat(cleared.after()).isEqualTo(Standing.CLEAN);
    assertThat(cleared.transition())
        .contains(new Transition(State.BLOCKED, State.USABLE, Cause.CLEARED));
    assertThat(afterSoftBounces(policy, cleared.after(), 5).state()).isEqualTo(State.USABLE);
  }

  @Test
  void importedComplaintOutranksAnyBlockAndAnythingElseNone() {
    Standing bounced = Policy.blockByHand(afterSoftBounces(policy, 3)).orElseThrow();
    assertThat(Policy.blockAsImported(bounced, false)).isEmpty();
    Standing complained = Policy.blockAsImported(bounced, true).orElseThrow();
    assertThat(complained.cause()).contains(Cause.COMPLAINT);
    assertThat(complained.bounces()).isEqualTo(bounced.bounces());
    assertThat(Policy.blockAsImported(complained, true)).isEmpty();
    assertThat(Policy.blockAsImported(Standing.CLEAN, false).orElseThrow().cause())
        .contains(Cause.IMPORT);
    assertThat(Policy.clear(complained).after().state()).isEqualTo(State.BLOCKED);
  }

  @Test
  void clearingTheFlagOfAUsableAddressSetsItsCountsBack() {
    Policy.Cleared cleared = Policy.clear(afterSoftBounces(policy, 3));

    assertThat(cleared.after()).isEqualTo(Standing.CLEAN);
    assertThat(cleared.transition())
        .contains(new Transition(State.USABLE, State.USABLE, Cause.CLEARED));
  }

  @Test
  void clearingNothingIsNoTransition() {
    assertThat(Policy.clear(Standing.CLEAN).transition()).isEmpty();
  }

  @Test
  void clearingTheBounceFlagDoesNotGiveBackTheConsentAComplaintTookAway() {
    Standing complained =
        new Standing(State.BLOCKED, 2, 2, List.of(), Optional.of(Cause.COMPLAINT));

    Policy.Cleared cleared = Policy.clear(complained);

    assertThat(cleared.after().state()).isEqualTo(State.BLOCKED);
    assertThat(cleared.after().cause()).contains(Cause.COMPLAINT);
    assertThat(cleared.after().bounces()).isZero();
  }

  static PolicySettings accepting(int accepted, PolicySettings.Mode mode) {
    return new PolicySettings(accepted, mode, PolicySettings.DEFAULTS.window(), Map.of());
  }

  static Standing afterSoftBounces(Policy policy, int count) {
    return afterSoftBounces(policy, Standing.CLEAN, count);
  }

  private static Standing afterSoftBounces(Policy policy, Standing from, int count) {
    Standing standing = from;
    for (int i = 0; i < count; i++) {
      standing =
          policy
              .decide(standing, Said.first(Said.bounce(Category.NETWORK), NOON.plusSeconds(i)))
              .after();
    }
    return standing;
  }
}
