package org.rebound.admin.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.rebound.admin.LedgerRows;
import org.rebound.admin.RunningDaemon;

/** What has to be there for the examples of the description to be true, and no more. */
final class ExampleWorld {

  static final String ADDRESS = "user@example.com";

  private final RunningDaemon daemon;

  ExampleWorld(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  /** Empties the database but for the first key, and makes what the examples name. */
  void make() {
    daemon
        .jdbi()
        .useTransaction(
            handle -> {
              empty(handle);
              Jdbi same = Jdbi.create(handle.getConnection()).installPlugin(new PostgresPlugin());
              fill(new LedgerRows(same));
            });
  }

  private static void fill(LedgerRows rows) {
    rows.execute(
        "insert into api_key (id, name, role, hash, created_at) overriding system value values (3,"
            + " 'newsletter server', 'send', '\\x03', now())");
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    long bounce = rows.bounce(42, ADDRESS, yesterday, "hard", "mailbox_unknown");
    rows.execute("update bounce_event set id = 4711 where id = ?", bounce);
    rows.recipient(42, ADDRESS, "hard", "mailbox_unknown");
    rows.execute("update mailing_recipient set recipient_key = 'r-1', last_event_id = 4711");
    rows.execute(
        "insert into contact (id, key, name, created_at) overriding system value values (17,"
            + " 'crm-4711', 'Eve Jensen', now())");
    rows.execute(
        "update address set state = 'blocked', cause = 'hard_bounce', blocked_at = now(), bounces"
            + " = 1, last_bounce_at = ?, last_bounce_id = 4711, contact_id = 17, verdict = 'hard',"
            + " category = 'mailbox_unknown', fault = 'recipient', status = '5.1.1'",
        yesterday);
    for (var one : Map.of(7, "selection", 8, "project").entrySet()) {
      rows.execute(
          "insert into collection (id, kind, name, created_at) overriding system value values (?,"
              + " ?, 'Spring letter', now())",
          one.getKey(),
          one.getValue());
      rows.execute(
          "insert into collection_member values (?, ?, now())",
          one.getKey(),
          LedgerRows.tag(ADDRESS));
    }
    rows.execute(
        "insert into job (id, action, request, state, total, done, actor, created_at, started_at,"
            + " ended_at) overriding system value values (12, 'clear', '{\"filter\": {}}', 'done',"
            + " 1, 1, 'first key', now(), now(), now())");
    rows.execute(
        "insert into import (id, source, format, actor, created_at, checked_at, entries,"
            + " would_block) overriding system value values (3, 'Old tool', 'text', 'first key',"
            + " now(), now(), 1, 1)");
    rows.execute(
        "insert into import_row values (3, ?, 'gone@example.com', 'bounces', 'Old tool, bounce')",
        LedgerRows.tag("gone@example.com"));
    // Off, or the daemon would change it; at an address that is for documents only.
    rows.execute(
        "insert into webhook (id, url, kinds, off_because, secret, next_attempt_at, created_at)"
            + " overriding system value values (5, 'https://192.0.2.1/rebound', '{blocked}',"
            + " 'admin', '\\x05', now(), now())");
    rows.execute(
        "insert into webhook_delivery (id, webhook_id, at, message, kind, attempt, status)"
            + " overriding system value values (31, 5, now(), 'change_t_1_1_1', 'blocked', 1,"
            + " 204)");
    rows.execute(
        "insert into audit (at, actor, action, object, count, detail) values (now(), 'first key',"
            + " 'create-contact', 'contact 17', 1, '{\"addresses\": \"1\"}')");
  }

  /**
   * A digest of every table, which shows any change of any row but the last use of a key. Tallies
   * follow from the others, and the housekeeping adds them up.
   */
  Map<String, String> snapshot() {
    return daemon
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        tables(handle).stream()
                            .filter(table -> !table.endsWith("_tally"))
                            .map(ExampleWorld::digest)
                            .collect(Collectors.joining(" union all ")))
                    .setMapKeyColumn("name")
                    .setMapValueColumn("digest")
                    .collectInto(new GenericType<Map<String, String>>() {}));
  }

  private static String digest(String table) {
    return "select '"
        + table
        + "' as name, count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) -"
        + " 'last_used_at')::text, 0)::numeric), 0) as digest from "
        + table
        + " t";
  }

  private static void empty(Handle handle) {
    // No foreign key is looked at: all that they lead to goes too.
    handle.execute("set local session_replication_role = replica");
    handle.execute("delete from api_key where name <> 'first key'");
    for (String table : tables(handle)) {
      if (!table.equals("api_key")) {
        handle.execute("delete from " + table);
      }
    }
    handle.execute("set local session_replication_role = origin");
    // What the examples make has other numbers than what they name.
    for (String table :
        List.of(
            "api_key", "collection", "contact", "import", "job", "webhook", "webhook_delivery")) {
      handle.execute("select setval(pg_get_serial_sequence('" + table + "', 'id'), 1000)");
    }
  }

  private static List<String> tables(Handle handle) {
    return handle
        .createQuery(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind"
                + " in ('r', 'p') and not relispartition and relname not like 'flyway%'")
        .mapTo(String.class)
        .list();
  }
}
