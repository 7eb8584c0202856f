package org.rebound.receiver.feed;

import java.time.Instant;

/**
 * Where a change stands in the feed, and which row it is: a place is good as long as this very row
 * is in the database, at this very place.
 *
 * @param source which table: {@code b} for bounces, {@code t} for transitions, {@code d} for
 *     deletions
 * @param place the number of a transaction, from 1 on
 * @param id the number of the row
 * @param at the time of the row, to the microsecond
 */
public record ChangePlace(char source, long place, long id, Instant at) {

  private static final String SOURCES = "btd";

  public ChangePlace {
    if (SOURCES.indexOf(source) < 0 || place < 1 || id < 1) {
      throw new IllegalArgumentException("no place of a change");
    }
  }

  /** The last bounce of the same transaction that is not after this. */
  long lastBounce() {
    return source == 'b' ? id : Long.MAX_VALUE;
  }

  /** The last transition or deletion of the same transaction that is not after this. */
  long lastTransition() {
    return source == 'b' ? 0 : id;
  }
}
