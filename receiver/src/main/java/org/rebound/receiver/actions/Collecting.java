package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.actions.Action.Into;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/** Adds addresses to a selection or project; those that are in it already stay as they are. */
final class Collecting implements Effect {

  private final Action.Collect collect;

  Collecting(Action.Collect collect) {
    this.collect = collect;
  }

  @Override
  public long on(Handle handle, List<Long> tags, Instant at) {
    long collection = ((Into.Existing) collect.into()).id();
    if (Jobs.hold(handle, collect.kind(), collection).isEmpty()) {
      throw new GoneException("The " + collect.kind().code() + " was deleted meanwhile.");
    }
    var update =
        handle.createUpdate(Sql.named("add-members")).bind("collection", collection).bind("at", at);
    new Rows<>(update, tags).longs("tag", tag -> tag);
    return update.execute();
  }
}
