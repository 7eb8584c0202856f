package org.rebound.receiver.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Standing.State;

/**
 * What an event does to an address: a pure function of how the address stood, what happened, and
 * the settings. Only final failures count, once a mailing; a delay, a delivery, an automatic answer
 * or anything that cannot be laid at this address's door never does. An address once blocked stays
 * blocked until its flag is cleared.
 *
 * @param settings what the operator chose
 */
public record Policy(PolicySettings settings) {

  /** How the address stands after {@code event}, and whether the event counted. */
  public Decision decide(Standing before, Occurrence event) {
    if (event.barred().isPresent()) {
      return new Decision(before, event.barred(), Optional.empty());
    }
    Classification said = event.classification();
    return switch (said.kind()) {
      case BOUNCE -> bounce(before, event);
      case COMPLAINT -> complaint(before);
      case DELIVERED -> unmoved(signOfLife(before), NotCounted.DELIVERED);
      case DELAYED -> unmoved(before, NotCounted.DELAYED);
      case AUTO_REPLY -> unmoved(before, NotCounted.AUTO_REPLY);
      case DISPOSITION -> unmoved(before, NotCounted.DISPOSITION);
      case UNRECOGNIZED -> unmoved(before, NotCounted.UNRECOGNIZED);
    };
  }

  /**
   * Clears the bounce flag: the counts go back to nothing, and the address is usable again. A block
   * because of a complaint stays: it is about consent, not about bounces.
   *
   * @return the transition is absent when there was nothing to clear
   */
  public static Cleared clear(Standing before) {
    boolean complained = before.cause().filter(c -> c == Cause.COMPLAINT).isPresent();
    State state = complained ? before.state() : State.USABLE;
    Optional<Cause> cause = complained ? before.cause() : Optional.empty();
    Standing after = new Standing(state, 0, 0, List.of(), cause);
    return after.equals(before)
        ? new Cleared(after, Optional.empty())
        : new Cleared(after, Optional.of(new Transition(before.state(), state, Cause.CLEARED)));
  }

  /**
   * What clearing a flag came to.
   *
   * @param transition absent when there was nothing to clear
   */
  public record Cleared(Standing after, Optional<Transition> transition) {}

  /**
   * Blocks by hand: the counts stay. An address that is blocked already stays so for its first
   * cause.
   *
   * @return how it stands after; empty when it was blocked
   */
  public static Optional<Standing> blockByHand(Standing before) {
    return before.state() == State.BLOCKED
        ? Optional.empty()
        : Optional.of(
            new Standing(
                State.BLOCKED,
                before.bounces(),
                before.consecutive(),
                before.recent(),
                Optional.of(Cause.MANUAL)));
  }

  /**
   * Blocks because another tool does: the counts stay. Of a complaint it is a block for a
   * complaint, whatever it was for before; otherwise an address that is blocked stays so for its
   * first cause.
   *
   * @return how it stands after; empty when nothing changes
   */
  public static Optional<Standing> blockAsImported(Standing before, boolean complained) {
    boolean settled =
        complained
            ? before.cause().filter(c -> c == Cause.COMPLAINT).isPresent()
            : before.state() == State.BLOCKED;
    return settled
        ? Optional.empty()
        : Optional.of(
            new Standing(
                State.BLOCKED,
                before.bounces(),
                before.consecutive(),
                before.recent(),
                Optional.of(complained ? Cause.COMPLAINT : Cause.IMPORT)));
  }

  private Decision bounce(Standing before, Occurrence event) {
    Effect effect = settings.effectOf(event.classification());
    if (effect == Effect.IGNORE) {
      return unmoved(before, NotCounted.IGNORED_CATEGORY);
    }
    boolean atOnce = effect == Effect.BLOCK_AT_ONCE;
    if (event.voted()) {
      return atOnce
          ? block(before, Cause.HARD_BOUNCE, Optional.of(NotCounted.SECOND_VOTE))
          : unmoved(before, NotCounted.SECOND_VOTE);
    }
    Standing counted = count(before, event.at());
    if (atOnce) {
      return block(counted, Cause.HARD_BOUNCE, Optional.empty());
    }
    if (held(counted, event.at()) > settings.acceptedBounces()) {
      return block(counted, Cause.TOO_MANY_BOUNCES, Optional.empty());
    }
    return new Decision(counted, Optional.empty(), Optional.empty());
  }

  private static Decision complaint(Standing before) {
    if (before.cause().filter(c -> c == Cause.COMPLAINT).isPresent()) {
      return unmoved(before, NotCounted.COMPLAINT);
    }
    Standing after =
        new Standing(
            State.BLOCKED,
            before.bounces(),
            before.consecutive(),
            before.recent(),
            Optional.of(Cause.COMPLAINT));
    return new Decision(
        after,
        Optional.of(NotCounted.COMPLAINT),
        Optional.of(new Transition(before.state(), State.BLOCKED, Cause.COMPLAINT)));
  }

  private static Decision unmoved(Standing after, NotCounted why) {
    return new Decision(after, Optional.of(why), Optional.empty());
  }

  private static Decision block(Standing standing, Cause cause, Optional<NotCounted> why) {
    if (standing.state() == State.BLOCKED) {
      return new Decision(standing, why, Optional.empty());
    }
    Standing after =
        new Standing(
            State.BLOCKED,
            standing.bounces(),
            standing.consecutive(),
            standing.recent(),
            Optional.of(cause));
    return new Decision(
        after, why, Optional.of(new Transition(standing.state(), State.BLOCKED, cause)));
  }

  private static Standing signOfLife(Standing before) {
    return new Standing(before.state(), before.bounces(), 0, before.recent(), before.cause());
  }

  private Standing count(Standing before, Instant at) {
    List<Instant> recent = before.recent();
    if (settings.mode() == PolicySettings.Mode.WINDOW) {
      recent = new ArrayList<>(recent);
      recent.add(at);
      Collections.sort(recent);
    }
    return new Standing(
        before.state(),
        Math.addExact(before.bounces(), 1),
        Math.addExact(before.consecutive(), 1),
        recent,
        before.cause());
  }

  private long held(Standing standing, Instant at) {
    return switch (settings.mode()) {
      case TOTAL -> standing.bounces();
      case CONSECUTIVE -> standing.consecutive();
      // Nearness in either direction: after a clock was set back, bounces of the recent past bear
      // later times and still belong to the window.
      case WINDOW -> standing.recent().stream().filter(t -> near(t, at)).count();
    };
  }

  private boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(settings.window()) < 0;
  }
}
