package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;

/**
 * One mailing at one address in the course of a transaction: its vote, and the newest of what was
 * reported. Used by one thread.
 */
final class PlaceAccount {

  private final Place place;
  private boolean voted;
  private Optional<Instant> votedAt = Optional.empty();
  private Optional<Instant> complainedAt = Optional.empty();
  private Optional<Classification> bounce = Optional.empty();
  private Optional<Instant> bouncedLast = Optional.empty();
  private long lastEvent;

  PlaceAccount(Place place, boolean voted) {
    this.place = place;
    this.voted = voted;
  }

  boolean hasVoted() {
    return voted;
  }

  void add(Classification said, boolean counted, Instant at, long eventId) {
    lastEvent = eventId;
    if (counted) {
      voted = true;
      votedAt = Optional.of(at);
    }
    if (said.kind() == Kind.BOUNCE) {
      bounce = Optional.of(said);
      bouncedLast = Optional.of(at);
    } else if (said.kind() == Kind.COMPLAINT && complainedAt.isEmpty()) {
      complainedAt = Optional.of(at);
    }
  }

  boolean isTouched() {
    return lastEvent != 0;
  }

  Place place() {
    return place;
  }

  Optional<Instant> votedAt() {
    return votedAt;
  }

  Optional<Instant> complainedAt() {
    return complainedAt;
  }

  /** When the newest bounce came, whether it counted or not. */
  Optional<Instant> bouncedLast() {
    return bouncedLast;
  }

  long lastEvent() {
    return lastEvent;
  }

  Optional<String> verdict() {
    return bounce.flatMap(Classification::verdict).map(Verdict::code);
  }

  Optional<String> category() {
    return bounce.map(said -> said.category().code());
  }

  Optional<String> fault() {
    return bounce.map(said -> said.fault().code());
  }
}
