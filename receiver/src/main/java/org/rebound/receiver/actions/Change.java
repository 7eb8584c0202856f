package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Transition;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * A change of how an address stands, decided while its row is locked.
 *
 * @param reason given by who did it
 */
record Change(long tag, Standing after, Transition transition, Optional<String> reason) {

  /** Writes changes, and that they were, in the order of tags. */
  static void write(Handle handle, List<Change> changes, String actor, Instant at) {
    if (changes.isEmpty()) {
      return;
    }
    var update =
        handle.createUpdate(Sql.named("apply-by-hand")).bind("at", at).bind("actor", actor);
    new Rows<>(update, changes)
        .longs("tag", Change::tag)
        .texts("before", c -> c.transition().before().code())
        .texts("state", c -> c.after().state().code())
        .longs("bounces", c -> (long) c.after().bounces())
        .longs("consecutive", c -> (long) c.after().consecutive())
        .texts("cause", c -> c.after().cause().map(Cause::code).orElse(null))
        .texts("why", c -> c.transition().cause().code())
        .texts("reason", c -> c.reason().orElse(null));
    update.execute();
  }
}
