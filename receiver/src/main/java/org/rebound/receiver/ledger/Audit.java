package org.rebound.receiver.ledger;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * The audit list: every change by a person or a program. A row is written in the transaction of the
 * change, so that there is never one without the other. It never holds a mail address: a detail in
 * which one could stand is replaced.
 */
public final class Audit {

  /** What is written in place of a detail that may hold an address. */
  public static final String NOT_KEPT = "not kept: it may hold an address";

  private static final int LONGEST = 500;

  private Audit() {}

  /** Writes one row in the transaction of {@code handle}. */
  public static void write(Handle handle, Actor actor, Instant at, AuditEntry entry) {
    List<Map.Entry<String, String>> detail = List.copyOf(entry.detail().entrySet());
    var update =
        handle
            .createUpdate(Sql.named("write-audit"))
            .bind("at", at)
            .bind("actor", StoredText.of(actor.name(), LONGEST))
            .bind("peer", actor.peer().map(InetAddress::getHostAddress).orElse(null))
            .bind("action", entry.action())
            .bind("object", entry.object())
            .bind("count", entry.count());
    new Rows<>(update, detail)
        .texts("names", Map.Entry::getKey)
        .texts("values", one -> fit(one.getValue()));
    update.execute();
  }

  private static String fit(String value) {
    return value.indexOf('@') >= 0 ? NOT_KEPT : StoredText.of(value, LONGEST);
  }
}
