package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * The exactly-once key. Who inserts a fingerprint owns its message; everybody else, in this daemon
 * or another, waits until that transaction has ended and is then told the first record's id.
 */
final class IntakeKeys {

  private IntakeKeys() {}

  /** Claims a record for each entry; those that came before get the first record's id. */
  static List<Recorded> claim(Handle handle, List<Entry> entries, List<Long> ids)
      throws SQLException {
    Set<Long> owned = insert(handle, entries, ids);
    if (owned.isEmpty()) {
      handle.createQuery(Sql.named("wait-like-a-writer")).mapTo(String.class).one();
    }
    Map<String, Long> firsts = owned.size() == entries.size() ? Map.of() : firsts(handle, entries);
    List<Recorded> recorded = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      if (owned.contains(ids.get(i))) {
        recorded.add(new Recorded(ids.get(i), false));
        continue;
      }
      Long first = firsts.get(hex(entries.get(i).fingerprint()));
      if (first == null) {
        throw new SQLTransactionRollbackException(
            "the first record of a message was dropped while it came again", "40001");
      }
      recorded.add(new Recorded(first, true));
    }
    return recorded;
  }

  private record Claim(Entry entry, long id) {}

  private static Set<Long> insert(Handle handle, List<Entry> entries, List<Long> ids) {
    List<Claim> claims = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      claims.add(new Claim(entries.get(i), ids.get(i)));
    }
    var query = handle.createQuery(Sql.named("claim-fingerprints"));
    new Rows<>(query, claims)
        .bytes("fingerprint", claim -> claim.entry().fingerprint())
        .longs("message_id", Claim::id)
        .texts("received_at", claim -> claim.entry().at().toString());
    return new HashSet<>(query.mapTo(Long.class).list());
  }

  private static Map<String, Long> firsts(Handle handle, List<Entry> entries) {
    var query = handle.createQuery(Sql.named("first-messages"));
    new Rows<>(query, entries).bytes("fingerprint", Entry::fingerprint);
    Map<String, Long> firsts = new HashMap<>();
    query
        .map(
            (row, context) ->
                Map.entry(hex(row.getBytes("fingerprint")), row.getLong("message_id")))
        .forEach(first -> firsts.put(first.getKey(), first.getValue()));
    return firsts;
  }

  private static String hex(byte[] fingerprint) {
    return HexFormat.of().formatHex(fingerprint);
  }
}
