package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.policy.Decision;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.policy.Standing.State;

/**
 * One address in the course of a transaction: how it stood, and what has been added since. Used by
 * one thread.
 */
final class Account {

  private final long tag;
  private final boolean named;
  private Standing standing;
  private Optional<String> email = Optional.empty();
  private Optional<Instant> blockedAt = Optional.empty();
  private Optional<LastBounce> lastBounce = Optional.empty();
  private boolean changed;

  Account(long tag, boolean named, Standing standing) {
    this.tag = tag;
    this.named = named;
    this.standing = standing;
  }

  void apply(Decision decision, Instant at) {
    if (decision.after().state() == State.BLOCKED && standing.state() != State.BLOCKED) {
      blockedAt = Optional.of(at);
    }
    changed |= !decision.after().equals(standing);
    standing = decision.after();
  }

  void bounced(Instant at, long eventId, Event event) {
    lastBounce = Optional.of(new LastBounce(at, eventId, event));
    changed = true;
  }

  void isCalled(String address) {
    if (!named) {
      email = Optional.of(address);
      changed = true;
    }
  }

  boolean isChanged() {
    return changed;
  }

  long tag() {
    return tag;
  }

  Standing standing() {
    return standing;
  }

  Optional<String> email() {
    return email;
  }

  Optional<Instant> blockedAt() {
    return blockedAt;
  }

  Optional<LastBounce> lastBounce() {
    return lastBounce;
  }

  /** The newest bounce of the address in this transaction. */
  record LastBounce(Instant at, long id, Event event) {}
}
