package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Sql;

/**
 * Mailings that a sender makes before he sends them; changes are in the audit list. Safe for use by
 * many threads.
 */
public final class MailingBook {

  private final Jdbi jdbi;

  /** Mailings kept through {@code jdbi}. */
  public MailingBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes a mailing and gives its number; nothing when number or name belong to another.
   *
   * @param number chosen by the sender; else one is drawn
   * @param name how a classic return path calls it
   * @param title how people call it
   */
  public Optional<Long> make(
      Optional<Long> number,
      Optional<String> name,
      Optional<String> title,
      Actor actor,
      Instant at) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Long> made =
              handle
                  .createQuery(Sql.named("make-mailing"))
                  .bind("number", number)
                  .bind("name", name)
                  .bind("title", title)
                  .bind("at", at)
                  .mapTo(Long.class)
                  .findOne();
          made.ifPresent(id -> audit(handle, "create-mailing", id, actor, at));
          return made;
        });
  }

  /** Gives a mailing another title, or none; whether there is such a mailing. */
  public boolean entitle(long mailing, Optional<String> title, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          boolean there =
              handle
                      .createUpdate(Sql.named("entitle-mailing"))
                      .bind("mailing", mailing)
                      .bind("title", title)
                      .execute()
                  > 0;
          if (there) {
            audit(handle, "entitle-mailing", mailing, actor, at);
          }
          return there;
        });
  }

  private static void audit(Handle handle, String action, long mailing, Actor actor, Instant at) {
    Audit.write(handle, actor, at, AuditEntry.of(action, "mailing " + mailing, 1));
  }
}
