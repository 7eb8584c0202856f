package org.rebound.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** Puts rows into the ledger as the recorder would. */
public final class LedgerRows {

  private static final AtomicLong NUMBER = new AtomicLong(1000);

  private final Jdbi jdbi;

  public LedgerRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A number that no other test has. */
  public static long number() {
    return NUMBER.incrementAndGet();
  }

  public static long tag(String address) {
    return AddressTag.of(MailAddress.parse(address).orElseThrow()).value();
  }

  public void mailing(long id) {
    execute("insert into mailing (id, created_at) values (?, now()) on conflict do nothing", id);
  }

  public void address(String address, String state) {
    execute(
        "insert into address (tag, email, state, bounces, consecutive, cause, blocked_at,"
            + " first_seen_at) values (?, ?, ?, 1, 1, case when ? = 'blocked' then 'hard_bounce'"
            + " end, case when ? = 'blocked' then now() end, now()) on conflict do nothing",
        tag(address),
        address,
        state,
        state,
        state);
  }

  public void recipient(
      long mailing, String address, @Nullable String verdict, @Nullable String category) {
    execute(
        "insert into mailing_recipient (mailing_id, tag, minted_at, bounced_at, verdict, category,"
            + " fault) values (?, ?, now(), case when ?::text is null then null else now() end, ?,"
            + " ?, case when ?::text is null then null else 'recipient' end)",
        mailing,
        tag(address),
        verdict,
        verdict,
        category,
        verdict);
  }

  /** A bounce of {@code address} in {@code mailing}; gives its id. */
  public long bounce(long mailing, String address, Instant at, String verdict, String category) {
    return bounce(mailing, address, at, verdict, category, "550 no " + category, "raw message");
  }

  public long bounce(
      long mailing,
      String address,
      Instant at,
      String verdict,
      String category,
      String diagnostic,
      String raw) {
    mailing(mailing);
    address(address, "usable");
    long id = number();
    execute(
        "insert into message (id, received_at, return_path, dialect, trusted, mailing_id, tag,"
            + " sender, peer, helo, session_id, kind, format, size, fingerprint) values (?, ?,"
            + " 'path@bounces.localhost', 'signed', true, ?, ?, '<>', '192.0.2.1', 'mx', 's1',"
            + " 'bounce', 'rfc3464', ?, ?)",
        id,
        at,
        mailing,
        tag(address),
        raw.length(),
        new byte[] {1});
    execute(
        "insert into message_raw (message_id, received_at, content) values (?, ?, ?)",
        id,
        at,
        deflate(raw));
    execute(
        "insert into bounce_event (id, received_at, message_id, mailing_id, tag,"
            + " foreign_recipient, kind, verdict, category, fault, status, reply_code, diagnostic,"
            + " remote_mta, reporting_mta, original_recipient, final_recipient, rule, rule_pack,"
            + " field, evidence, weighed, counted) values (?, ?, ?, ?, ?, false, 'bounce', ?, ?,"
            + " 'recipient', '5.1.1', 550, ?, 'mx.example.net', 'mta.example.org', ?, ?,"
            + " 'status-5.1.1', '2026.11', 'status', '5.1.1', '[{\"rule\":\"r2\",\"field\":"
            + "\"text\",\"evidence\":\"full\",\"category\":\"mailbox_full\"}]'::jsonb, true)",
        id,
        at,
        id,
        mailing,
        tag(address),
        verdict,
        category,
        diagnostic,
        address,
        address);
    return id;
  }

  public void execute(String sql, @Nullable Object... arguments) {
    jdbi.useHandle(handle -> handle.execute(sql, arguments));
  }

  private static byte[] deflate(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
