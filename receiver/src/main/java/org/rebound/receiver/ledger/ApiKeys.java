package org.rebound.receiver.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.sql.Sql;

/**
 * The keys of the API, known by their SHA-256 only: a key is found by its hash in an index, so that
 * nothing secret is compared octet by octet. Safe for use by many threads.
 */
public final class ApiKeys {

  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final Jdbi jdbi;

  /** Keys in {@code jdbi}. */
  public ApiKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The key with this SHA-256, whether or not it is still good. */
  public Optional<ApiKey> find(byte[] hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-api-key"))
                .bind("hash", hash)
                .map(ConstructorMapper.of(ApiKey.class))
                .findOne());
  }

  /** Notes that a key was used, at most once a minute. */
  public void used(ApiKey key, Instant at) {
    Instant before = at.minus(USE_IS_NOTED_EVERY);
    if (key.lastUsedAt().filter(last -> !last.isBefore(before)).isEmpty()) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(Sql.named("query-api-key-used"))
                  .bind("id", key.id())
                  .bind("at", at)
                  .bind("before", before)
                  .execute());
    }
  }

  /** Whether no key was ever made. */
  public boolean isEmpty() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select not exists (select from api_key)")
                .mapTo(Boolean.class)
                .one());
  }

  /** Every key there ever was, the newest first. */
  public List<ApiKey> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("query-api-keys"))
                .map(ConstructorMapper.of(ApiKey.class))
                .list());
  }

  /**
   * Makes a key and writes so into the audit list. A name is given once and never again, or that
   * list would not say who it was.
   *
   * @return the key; nothing when there is or was one with this name
   */
  public Optional<ApiKey> add(
      String name, String role, byte[] hash, Optional<Instant> expiresAt, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          Optional<ApiKey> made =
              handle
                  .createQuery(Sql.named("query-api-key-add"))
                  .bind("name", name)
                  .bind("role", role)
                  .bind("hash", hash)
                  .bind("expires", expiresAt)
                  .bind("at", at)
                  .map(ConstructorMapper.of(ApiKey.class))
                  .findOne();
          made.ifPresent(
              key ->
                  Audit.write(
                      handle,
                      actor,
                      at,
                      AuditEntry.of("create-key", "key " + key.id(), 1)
                          .with("name", name)
                          .with("role", role)));
          return made;
        });
  }

  /** What came of revoking a key. */
  public enum Revocation {
    /** It opens nothing any more. */
    REVOKED,
    /** There is no such key. */
    MISSING,
    /** No other good key has the role admin; nothing was changed. */
    LAST_ADMIN
  }

  /**
   * Revokes a key and writes so into the audit list; one that is revoked already stays as it is.
   */
  public Revocation revoke(long id, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          int revoked =
              handle
                  .createUpdate(Sql.named("query-api-key-revoke"))
                  .bind("id", id)
                  .bind("at", at)
                  .execute();
          if (revoked == 1) {
            Audit.write(handle, actor, at, AuditEntry.of("revoke-key", "key " + id, 1));
            return Revocation.REVOKED;
          }
          return handle
              .createQuery(Sql.named("query-api-key-revoked"))
              .bind("id", id)
              .mapTo(Boolean.class)
              .findOne()
              .map(already -> already ? Revocation.REVOKED : Revocation.LAST_ADMIN)
              .orElse(Revocation.MISSING);
        });
  }

  private static void lock(Handle handle) {
    handle.execute("lock table api_key in share row exclusive mode");
  }

  /**
   * Makes the very first key.
   *
   * @return whether it was made; not when there is a key already
   */
  public boolean addFirst(String name, String role, byte[] hash, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          lock(handle);
          return handle
                  .createUpdate(Sql.named("query-api-key-first"))
                  .bind("name", name)
                  .bind("role", role)
                  .bind("hash", hash)
                  .bind("at", at)
                  .execute()
              == 1;
        });
  }
}
