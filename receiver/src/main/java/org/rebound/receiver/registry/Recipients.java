package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Writes down the recipients of mailings: so a bounce that carries only a tag has an address, and
 * an address a contact. Writing the same again changes nothing. Safe for use by many threads.
 */
public final class Recipients {

  private final Jdbi jdbi;

  /** Writes through {@code jdbi}. */
  public Recipients(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Makes the mailing, the addresses, the contacts and the recipients that are not known yet, in
   * one transaction and a fixed number of statements. Of several registrations of one address the
   * last holds. A mailing that is made this way is in the audit list.
   */
  public void write(long mailing, Collection<Registration> recipients, Actor actor, Instant at) {
    Map<Long, Registration> byTag = new TreeMap<>();
    recipients.forEach(recipient -> byTag.put(recipient.tag(), recipient));
    List<Registration> rows = List.copyOf(byTag.values());
    jdbi.useTransaction(
        handle -> {
          FirstMention.of(handle, mailing, rows.size(), actor, at);
          run(handle, "register-addresses", mailing, at, rows);
          run(handle, "register-recipients", mailing, at, rows);
          if (rows.stream().anyMatch(row -> row.contactKey().isPresent())) {
            run(handle, "register-keyed-contacts", mailing, at, keyed(rows));
            run(handle, "register-contacts-of-addresses", mailing, at, keyed(rows));
          }
          List<Registration> named =
              rows.stream()
                  .filter(row -> row.contactKey().isEmpty() && row.name().isPresent())
                  .toList();
          if (!named.isEmpty()) {
            run(handle, "register-named-contacts", mailing, at, named);
          }
        });
  }

  private static List<Registration> keyed(List<Registration> rows) {
    return rows.stream().filter(row -> row.contactKey().isPresent()).toList();
  }

  private static void run(
      Handle handle, String statement, long mailing, Instant at, List<Registration> rows) {
    var update = handle.createUpdate(Sql.named(statement)).bind("mailing", mailing).bind("at", at);
    new Rows<>(update, rows)
        .longs("tags", Registration::tag)
        .texts("emails", row -> row.address().normalize().toString())
        .texts("names", row -> row.name().orElse(null))
        .texts("contact_keys", row -> row.contactKey().orElse(null))
        .texts("recipient_keys", row -> row.recipientKey().orElse(null));
    update.execute();
  }
}
