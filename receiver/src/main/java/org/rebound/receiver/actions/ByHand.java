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
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

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
    if (!changes.isEmpty()) {
      write(handle, changes, at);
    }
    return changes.size();
  }

  private record Change(long tag, Standing after, Transition transition) {}

  private Optional<Change> change(LockedAddress address) {
    Standing before = address.standing(List.of());
    if (action instanceof Action.Clear) {
      Policy.Cleared cleared = Policy.clear(before);
      return cleared.transition().map(t -> new Change(address.tag(), cleared.after(), t));
    }
    return Policy.blockByHand(before)
        .map(
            after ->
                new Change(
                    address.tag(),
                    after,
                    new Transition(before.state(), after.state(), Cause.MANUAL)));
  }

  private void write(Handle handle, List<Change> changes, Instant at) {
    var update =
        handle
            .createUpdate(Sql.named("apply-by-hand"))
            .bind("at", at)
            .bind("actor", actor)
            .bind("reason", action instanceof Action.Block block ? block.reason() : null);
    new Rows<>(update, changes)
        .longs("tag", Change::tag)
        .texts("before", c -> c.transition().before().code())
        .texts("state", c -> c.after().state().code())
        .longs("bounces", c -> (long) c.after().bounces())
        .longs("consecutive", c -> (long) c.after().consecutive())
        .texts("cause", c -> c.after().cause().map(Cause::code).orElse(null))
        .texts("why", c -> c.transition().cause().code());
    update.execute();
  }
}
