package org.rebound.receiver.ledger;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.rebound.receiver.postgres.TestPostgres;

/** A ledger with 5,000 bounces of 2,000 addresses, half of them blocked, for looking at plans. */
public final class FilledLedger {

  private FilledLedger() {}

  /** Makes it, in a database of its own. */
  public static Jdbi make() {
    javax.sql.DataSource database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    Jdbi jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into address (tag, email, first_seen_at, state, cause, blocked_at)"
                  + " select i, 'u' || i || '@d' || i % 50 || '.example', now(),"
                  + " case i % 2 when 0 then 'usable' else 'blocked' end,"
                  + " case i % 2 when 1 then 'hard_bounce' end,"
                  + " case i % 2 when 1 then now() end"
                  + " from generate_series(1, 2000) i");
          handle.execute(
              "insert into mailing (id, created_at) select i, now() from generate_series(1, 50) i");
          handle.execute(
              "insert into bounce_event (id, received_at, message_id, mailing_id, tag,"
                  + " foreign_recipient, kind, verdict, category, fault, diagnostic, rule,"
                  + " rule_pack, field, evidence, weighed, counted)"
                  + " select i, timestamptz '2026-03-01' + i * interval '1 minute', i, 1 + i % 50,"
                  + " 1 + i % 2000, false, 'bounce', 'hard', 'moved', 'recipient', 'd', 'r', 'p',"
                  + " 'f', 'e', '[]', true from generate_series(1, 5000) i");
          handle.execute(
              "insert into mailing_recipient (mailing_id, tag)"
                  + " select m, t from generate_series(1, 50) m, generate_series(1, 200) t");
          handle.execute(
              "insert into message (id, received_at, return_path, dialect, trusted, sender, peer,"
                  + " helo, session_id, kind, format, size, fingerprint)"
                  + " select i, timestamptz '2026-03-01' + i * interval '1 minute', 'r', 'signed',"
                  + " true, '<>', '192.0.2.1', 'h', 's', 'bounce', 'f', 1, ''"
                  + " from generate_series(1, 5000) i");
          handle.execute(
              "insert into message_raw (message_id, received_at, content)"
                  + " select id, received_at, '' from message");
          handle.execute(
              "insert into address_transition (at, tag, state_before, state_after, cause, actor)"
                  + " select now(), i, 'usable', 'blocked', 'hard_bounce', 'policy'"
                  + " from generate_series(1, 2000) i");
          handle.execute("analyze");
        });
    return jdbi;
  }
}
