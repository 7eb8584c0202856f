package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.ledger.LockedAddress;
import org.rebound.receiver.policy.Policy;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Transition;

/**
 * Changes how addresses stand, as the policy says: clears the bounce flag, or blocks. What the
 * recorder does meanwhile comes before or after, address by address, because both lock it first.
 */
final class ByHand implements Effect {

  private final Action action;
  private final String actor;

  /** A change by {@code actor}; {@code action} is to clear or to block. */
  ByHand(Action action, String actor) {
    this.action = action;
    this.actor = actor;
  }

  @Override
  public long on(Handle handle, List<Long> tags, Instant at) {
    List<Change> changes = new ArrayList<>();
    for (LockedAddress address : LockedAddress.lock(handle, tags)) {
      change(address).ifPresent(changes::add);
    }
    Change.write(handle, changes, actor, at);
    return changes.size();
  }

  private Optional<Change> change(LockedAddress address) {
    Standing before = address.standing(List.of());
    if (action instanceof Action.Clear) {
      Policy.Cleared cleared = Policy.clear(before);
      return cleared.transition().map(t -> new Change(address.tag(), cleared.after(), t, reason()));
    }
    return Policy.blockByHand(before)
        .map(
            after ->
                new Change(
                    address.tag(),
                    after,
                    new Transition(before.state(), after.state(), Cause.MANUAL),
                    reason()));
  }

  private Optional<String> reason() {
    return action instanceof Action.Block block ? Optional.of(block.reason()) : Optional.empty();
  }
}
