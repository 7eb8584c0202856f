package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.Sql;

/**
 * The tables that say how many there are of everything. Every statement that changes rows appends
 * to them what it changed; here what lies together is added up, so that they stay small.
 */
final class Tallies {

  private Tallies() {}

  /** Adds up what came since the last time. Sums stay what they are; nobody waits meanwhile. */
  static void addUp(Handle handle) {
    for (String tally : List.of("bounces", "recipients", "providers", "blocks")) {
      handle.useTransaction(t -> t.execute(Sql.named("add-up-" + tally)));
    }
  }

  /** Forgets the days before {@code before}, the beginning of a day in UTC. */
  static void forget(Handle handle, Instant before) {
    for (String tally : List.of("bounces", "providers", "blocks")) {
      handle.createUpdate(Sql.named("forget-" + tally)).bind("before", before.toString()).execute();
    }
  }
}
