package org.rebound.receiver.registry;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Sql;

/** Makes a mailing that a sender speaks of for the first time, and puts it into the audit list. */
final class FirstMention {

  private FirstMention() {}

  /** Makes the mailing when it is new; {@code recipients} is how many come with it. */
  static void of(Handle handle, long mailing, long recipients, Actor actor, Instant at) {
    int made =
        handle
            .createUpdate(Sql.named("register-mailing"))
            .bind("mailing", mailing)
            .bind("at", at)
            .execute();
    if (made == 1) {
      AuditEntry entry =
          AuditEntry.of("create-mailing", "mailing " + mailing, made)
              .with("recipients", Long.toString(recipients));
      Audit.write(handle, actor, at, entry);
    }
  }
}
