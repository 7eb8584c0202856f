package org.rebound.admin.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.sql.Sql;

/**
 * The webhooks that are due, one at a time, each for one daemon only. What was done is written with
 * the lease in hand: a daemon that lost it changes nothing any more. Safe for use by many threads.
 */
final class WebhookQueue {

  private final Jdbi jdbi;

  WebhookQueue(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What became of an attempt, for the log of deliveries. */
  record Attempt(
      Instant at,
      String message,
      String kind,
      int number,
      Optional<Integer> status,
      Optional<String> failure) {}

  /**
   * Where a webhook stands now.
   *
   * @param keep whether the daemon goes on with it
   */
  record Standing(
      Optional<String> cursor, int attempts, Optional<String> off, Instant next, boolean keep) {}

  /** The webhook that has been due for longest. */
  Optional<Lease> claim(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-claim"))
                .bind("now", now.toString())
                .map((row, context) -> lease(row))
                .findOne());
  }

  /**
   * Writes where the webhook stands, and the attempt that brought it there.
   *
   * @param before the cursor that it stood at
   * @return whether the lease and the cursor were still as they had been
   */
  boolean advance(Lease lease, Optional<String> before, Standing now, Optional<Attempt> attempt) {
    return jdbi.inTransaction(
        handle -> {
          int moved =
              handle
                  .createUpdate(Sql.named("webhook-advance"))
                  .bind("id", lease.webhook().id())
                  .bind("lease", lease.token())
                  .bind("before", before.orElse(null))
                  .bind("cursor", now.cursor().orElse(null))
                  .bind("attempts", now.attempts())
                  .bind("off", now.off().orElse(null))
                  .bind("next", now.next().toString())
                  .bind("keep", now.keep())
                  .execute();
          attempt.ifPresent(
              one ->
                  handle
                      .createUpdate(Sql.named("webhook-log"))
                      .bind("webhook", lease.webhook().id())
                      .bind("at", one.at().toString())
                      .bind("message", one.message())
                      .bind("kind", one.kind())
                      .bind("cursor", before.orElse(null))
                      .bind("attempt", one.number())
                      .bind("status", one.status().orElse(null))
                      .bind("failure", one.failure().orElse(null))
                      .execute());
          return moved == 1;
        });
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        webhook(row),
        new SigningSecret(row.getBytes("secret")),
        Optional.ofNullable(row.getBytes("former_secret")).map(SigningSecret::new),
        Optional.ofNullable(time(row, "former_until")),
        row.getString("lease"));
  }

  static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getLong("id"),
        URI.create(row.getString("url")),
        List.of((String[]) row.getArray("kinds").getArray()),
        Optional.ofNullable(row.getString("off_because")),
        Optional.ofNullable(row.getString("cursor")),
        row.getInt("attempts"),
        row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
