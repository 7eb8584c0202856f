package org.rebound.receiver.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.rebound.receiver.sql.Sql;

/**
 * Reads the changes in the order of their places. A change is shown when every transaction that
 * could write one before it has ended, so that a reader who goes on from the last place it saw gets
 * each change once and none is left out (docs/adr/0012). Blocks, frees and deletions of one address
 * come in the order in which they took effect. Safe for use by many threads.
 */
public final class ChangeFeed {

  private final Jdbi jdbi;

  /** Reads from {@code jdbi}. */
  public ChangeFeed(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Begins the feed anew when the tables came from another cluster: their places would stand among
   * and before those of new changes. Old places are lost then. To be called before anything is
   * recorded; takes as long as reading the tables once when there is something to do.
   *
   * @return whether it was begun anew
   */
  public static boolean beginAnewIfRestored(Jdbi jdbi) {
    return jdbi.inTransaction(
        handle -> {
          boolean restored =
              handle.createQuery(Sql.named("changes-of-the-future")).mapTo(Boolean.class).one();
          if (restored) {
            handle.execute("set local statement_timeout = 0");
            handle.execute("select begin_change_feed()");
          }
          return restored;
        });
  }

  /**
   * The changes after a place, at most {@code limit}; from the oldest that is kept on when there is
   * none.
   *
   * @throws LostPlaceException when what came after the place cannot be told
   */
  public List<Change> after(Optional<ChangePlace> since, int limit) {
    return jdbi.withHandle(
        handle -> {
          if (since.isPresent() && !isThere(handle, since.get())) {
            throw new LostPlaceException();
          }
          return handle
              .createQuery(Sql.named("read-changes"))
              .bind("place", Long.toString(since.map(ChangePlace::place).orElse(0L)))
              .bind("bounce", since.map(ChangePlace::lastBounce).orElse(0L))
              .bind("transition", since.map(ChangePlace::lastTransition).orElse(0L))
              .bind("limit", limit)
              .map(
                  (row, context) ->
                      new Change(
                          place(row), ConstructorMapper.of(Change.What.class).map(row, context)))
              .list();
        });
  }

  /** The place of the newest change that can be shown; nothing when there is none. */
  public Optional<ChangePlace> newest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("newest-change"))
                .map((row, context) -> place(row))
                .findOne());
  }

  /**
   * A place before all changes that came in at {@code at} or later, a little earlier than need be;
   * nothing when there is no change before.
   */
  public Optional<ChangePlace> before(Instant at) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Sql.named("change-before"))
                .bind("at", at.toString())
                .map((row, context) -> place(row))
                .findOne());
  }

  /** For how long a transaction has been under way that holds new changes back. */
  public Duration heldBack() {
    double seconds =
        jdbi.withHandle(
            handle -> handle.createQuery(Sql.named("changes-held-back")).mapTo(Double.class).one());
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static boolean isThere(Handle handle, ChangePlace place) {
    return handle
        .createQuery(Sql.named("find-change"))
        .bind("source", String.valueOf(place.source()))
        .bind("place", Long.toString(place.place()))
        .bind("id", place.id())
        .bind("at", place.at().toString())
        .mapTo(Boolean.class)
        .one();
  }

  private static ChangePlace place(ResultSet row) throws SQLException {
    return new ChangePlace(
        row.getString("source").charAt(0),
        row.getLong("place"),
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
