package org.rebound.receiver.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.sql.Sql;

/**
 * The sessions of the console, known by the SHA-256 of their cookies only. They are in the
 * database, so that they outlive a restart and several daemons share them. Safe for use by many
 * threads.
 */
public final class ConsoleSessions {

  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Duration longest;
  private final Duration idle;

  /**
   * Sessions in {@code jdbi}.
   *
   * @param longest how long one lasts
   * @param idle how long one lasts that nobody uses; a minute less at times, since use is noted
   *     once a minute
   */
  public ConsoleSessions(Jdbi jdbi, Duration longest, Duration idle) {
    this.jdbi = jdbi;
    this.longest = longest;
    this.idle = idle;
  }

  /** Begins a session of {@code key} and writes so into the audit list. */
  public ConsoleSession begin(byte[] hash, ApiKey key, Actor actor, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          Instant expiresAt =
              handle
                  .createQuery(Sql.named("begin-console-session"))
                  .bind("hash", hash)
                  .bind("key", key.id())
                  .bind("at", at)
                  .bind("expires", at.plus(longest))
                  .mapTo(Instant.class)
                  .one();
          Audit.write(handle, actor, at, AuditEntry.of("sign-in", "key " + key.id(), 1));
          return new ConsoleSession(key, expiresAt);
        });
  }

  /**
   * The session with this hash, unless it is over, its key is no longer good, or there is none.
   * Notes that it was used.
   */
  public Optional<ConsoleSession> use(byte[] hash, Instant at) {
    return jdbi.withHandle(
        handle -> {
          Optional<Row> row =
              handle
                  .createQuery(Sql.named("query-console-session"))
                  .bind("hash", hash)
                  .bind("at", at)
                  .bind("idle_since", at.minus(idle))
                  .map(
                      (results, context) ->
                          new Row(
                              ConstructorMapper.of(ApiKey.class).map(results, context),
                              results.getTimestamp("session_expires_at").toInstant(),
                              results.getTimestamp("used_at").toInstant()))
                  .findOne()
                  .filter(found -> found.key().isGood(at));
          if (row.filter(found -> found.usedAt().isBefore(at.minus(USE_IS_NOTED_EVERY)))
              .isPresent()) {
            handle
                .createUpdate(Sql.named("use-console-session"))
                .bind("hash", hash)
                .bind("at", at)
                .execute();
          }
          return row.map(found -> new ConsoleSession(found.key(), found.expiresAt()));
        });
  }

  private record Row(ApiKey key, Instant expiresAt, Instant usedAt) {}

  /**
   * Ends the session with this hash, and writes so into the audit list; nothing when it is over.
   */
  public void end(byte[] hash, Actor actor, Instant at) {
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery(Sql.named("end-console-session"))
                .bind("hash", hash)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(
                    key ->
                        Audit.write(
                            handle, actor, at, AuditEntry.of("sign-out", "key " + key, 1))));
  }
}
