package org.rebound.admin.webhook;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Audit;
import org.rebound.receiver.ledger.AuditEntry;
import org.rebound.receiver.sql.Sql;

/**
 * The webhooks as admins see and change them. Every change is in the audit list, written in the
 * same transaction, without secrets and without more of a URL than its host, since URLs may hold
 * secrets. Safe for use by many threads.
 */
public final class Webhooks {

  private static final Duration OVERLAP = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final SecureRandom random = new SecureRandom();

  /** Webhooks in {@code jdbi}. */
  public Webhooks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A webhook with a secret that was just made; it is told nowhere else.
   *
   * @param secret as receivers are told it: {@code whsec_} and base64
   */
  public record WithSecret(Webhook webhook, String secret) {

    @Override
    public String toString() {
      return "WithSecret " + webhook.id();
    }
  }

  /**
   * What is to become of a webhook; what is empty stays.
   *
   * @param on false: an admin switches it off
   */
  public record Wish(Optional<URI> url, Optional<List<String>> kinds, Optional<Boolean> on) {}

  /** Every webhook, the oldest first. */
  public List<Webhook> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-all"))
                .map((row, context) -> WebhookRows.webhook(row))
                .list());
  }

  /** One webhook. */
  public Optional<Webhook> find(long id) {
    return findForSending(id).map(Lease::webhook);
  }

  /** A webhook with what signs for it, not leased: for what is no change. */
  Optional<Lease> findForSending(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-one"))
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Lease(WebhookRows.webhook(row), WebhookRows.secrets(row), ""))
                .findOne());
  }

  /**
   * Makes one, which is told of what comes after {@code cursor}; of all that is kept when there is
   * none.
   */
  public WithSecret add(
      URI url, List<String> kinds, Optional<String> cursor, Actor actor, Instant at) {
    SigningSecret secret = SigningSecret.random(random);
    return jdbi.inTransaction(
        handle -> {
          Webhook made =
              handle
                  .createQuery(Sql.named("webhook-add"))
                  .bind("url", url.toString())
                  .bindArray("kinds", String.class, kinds)
                  .bind("secret", secret.bytes())
                  .bind("cursor", cursor.orElse(null))
                  .bind("now", at.toString())
                  .map((row, context) -> WebhookRows.webhook(row))
                  .one();
          audit(handle, actor, at, entry("create-webhook", made.id()).with("host", url.getHost()));
          return new WithSecret(made, secret.text());
        });
  }

  /** Changes one; nothing when it is not there. */
  public Optional<Webhook> change(long id, Wish wish, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          var update =
              handle
                  .createQuery(Sql.named("webhook-change"))
                  .bind("id", id)
                  .bind("url", wish.url().map(URI::toString).orElse(null))
                  .bind("on", wish.on().orElse(null))
                  .bind("now", at.toString());
          if (wish.kinds().isPresent()) {
            update.bindArray("kinds", String.class, wish.kinds().get());
          } else {
            update.bind("kinds", (String) null);
          }
          Optional<Webhook> changed =
              update.map((row, context) -> WebhookRows.webhook(row)).findOne();
          changed.ifPresent(one -> audit(handle, actor, at, changeEntry(id, wish)));
          return changed;
        });
  }

  private static AuditEntry changeEntry(long id, Wish wish) {
    AuditEntry entry = entry("change-webhook", id);
    if (wish.url().isPresent()) {
      entry = entry.with("host", wish.url().get().getHost());
    }
    if (wish.kinds().isPresent()) {
      entry = entry.with("kinds", String.join(" ", wish.kinds().get()));
    }
    return wish.on().isPresent() ? entry.with("on", wish.on().get().toString()) : entry;
  }

  /** Deletes one, its log with it; says whether it was there. */
  public boolean delete(long id, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          int deleted = handle.createUpdate(Sql.named("webhook-delete")).bind("id", id).execute();
          if (deleted == 1) {
            audit(handle, actor, at, entry("delete-webhook", id));
          }
          return deleted == 1;
        });
  }

  /**
   * Gives one a new secret. The one it had signs too for 24 hours; one before that no more, so that
   * two rotations end a secret that became known.
   */
  public Optional<WithSecret> rotate(long id, Actor actor, Instant at) {
    SigningSecret secret = SigningSecret.random(random);
    return jdbi.inTransaction(
        handle -> {
          Optional<Webhook> changed =
              handle
                  .createQuery(Sql.named("webhook-rotate"))
                  .bind("id", id)
                  .bind("secret", secret.bytes())
                  .bind("until", at.plus(OVERLAP).toString())
                  .map((row, context) -> WebhookRows.webhook(row))
                  .findOne();
          changed.ifPresent(one -> audit(handle, actor, at, entry("rotate-webhook-secret", id)));
          return changed.map(webhook -> new WithSecret(webhook, secret.text()));
        });
  }

  /**
   * Lets one be told again of what comes after {@code cursor}. It goes on also where the program
   * had stopped it, but not where an admin had.
   */
  public Optional<Webhook> replay(long id, Optional<String> cursor, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Webhook> changed =
              handle
                  .createQuery(Sql.named("webhook-replay"))
                  .bind("id", id)
                  .bind("cursor", cursor.orElse(null))
                  .bind("now", at.toString())
                  .map((row, context) -> WebhookRows.webhook(row))
                  .findOne();
          changed.ifPresent(one -> audit(handle, actor, at, entry("replay-webhook", id)));
          return changed;
        });
  }

  /** Attempts of one with lower numbers than {@code before}, the newest first. */
  public List<Attempt> deliveries(long id, long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-deliveries"))
                .bind("webhook", id)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> WebhookRows.attempt(row))
                .list());
  }

  /** An attempt to tell of a change. */
  public Optional<Attempt> delivery(long id, long attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("webhook-delivery"))
                .bind("webhook", id)
                .bind("id", attempt)
                .map((row, context) -> WebhookRows.attempt(row))
                .findOne());
  }

  private static AuditEntry entry(String action, long id) {
    return AuditEntry.of(action, "webhook " + id, 1);
  }

  private static void audit(Handle handle, Actor actor, Instant at, AuditEntry entry) {
    Audit.write(handle, actor, at, entry);
  }
}
