package org.rebound.admin.webhook;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
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

  /** Where a webhook stands now; {@code off} says why nothing more is sent. */
  record Standing(Optional<String> cursor, int attempts, Optional<String> off, Instant next) {}

  /** Whether any webhook wants to be told, if there is something to tell. */
  boolean anyDue(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-any-due"))
                .bind("now", now.toString())
                .mapTo(Boolean.class)
                .one());
  }

  /** The webhook that has been due for longest, of those that do not stand at the newest change. */
  Optional<Lease> claim(Instant now, Optional<String> newest) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-claim"))
                .bind("now", now.toString())
                .bind("newest", newest.orElse(null))
                .map(
                    (row, context) ->
                        new Lease(
                            WebhookRows.webhook(row),
                            WebhookRows.secrets(row),
                            row.getString("lease")))
                .findOne());
  }

  /**
   * Writes where the webhook stands, and the attempt that brought it there; the lease lasts longer.
   *
   * @param before the cursor that it stood at
   * @return whether it was still on, and the lease and the cursor as they had been; if not, nothing
   *     but the attempt is written
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
                  .execute();
          attempt.ifPresent(one -> log(handle, lease.webhook().id(), one));
          return moved == 1;
        });
  }

  /** Gives the lease back, if it is this one still. */
  void release(Lease lease) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(Sql.named("webhook-release"))
                .bind("id", lease.webhook().id())
                .bind("lease", lease.token())
                .execute());
  }

  /** Writes an attempt into the log, unless the webhook was deleted. */
  static void log(Handle handle, long webhook, Attempt attempt) {
    handle
        .createUpdate(Sql.named("webhook-log"))
        .bind("webhook", webhook)
        .bind("at", attempt.at().toString())
        .bind("message", attempt.message())
        .bind("kind", attempt.kind())
        .bind("cursor", attempt.before().orElse(null))
        .bind("attempt", attempt.number())
        .bind("status", attempt.status().orElse(null))
        .bind("failure", attempt.failure().orElse(null))
        .execute();
  }
}
