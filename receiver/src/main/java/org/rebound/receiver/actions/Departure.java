package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.ledger.LockedAddress;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/** Marks the contacts of addresses as having left. An address without a contact is given one. */
final class Departure implements Effect {

  @Override
  public long on(Handle handle, List<Long> tags, Instant at) {
    LockedAddress.lock(handle, tags);
    var contacts = handle.createUpdate(Sql.named("give-contacts")).bind("at", at);
    new Rows<>(contacts, tags).longs("tag", tag -> tag);
    contacts.execute();
    var marks = handle.createQuery(Sql.named("mark-former-employees")).bind("at", at);
    new Rows<>(marks, tags).longs("tag", tag -> tag);
    return marks.mapTo(Long.class).one();
  }
}
