package org.rebound.receiver.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes rows of the audit list for what changes nothing in the database and so has no transaction
 * of its own: rows that leave it. Safe for many threads.
 */
public final class AuditList {

  private final Jdbi jdbi;

  /** Writes through {@code jdbi}. */
  public AuditList(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes one row; it is durable when this returns. */
  public void write(Actor actor, Instant at, AuditEntry entry) {
    jdbi.useTransaction(handle -> Audit.write(handle, actor, at, entry));
  }
}
