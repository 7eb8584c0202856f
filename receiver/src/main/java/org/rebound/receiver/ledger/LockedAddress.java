package org.rebound.receiver.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.policy.Standing;
import org.rebound.receiver.policy.Standing.Cause;
import org.rebound.receiver.policy.Standing.State;
import org.rebound.receiver.sql.RoundTrip;

/**
 * An address as it stands, locked until the transaction ends. Whoever changes addresses locks them
 * here, in the order of their tags, so that nobody waits for another in a circle.
 *
 * @param named whether more than its tag is known
 */
public record LockedAddress(
    long tag, boolean named, State state, int bounces, int consecutive, Optional<Cause> cause) {

  /** Locks those of the addresses that there are; ordered by tag. */
  public static List<LockedAddress> lock(Handle handle, Collection<Long> tags) {
    RoundTrip trip = new RoundTrip(handle);
    Supplier<List<LockedAddress>> locked = ask(trip, tags);
    trip.make();
    return locked.get();
  }

  /** The same, to be had after the trip. */
  static Supplier<List<LockedAddress>> ask(RoundTrip trip, Collection<Long> tags) {
    return trip.ask(
        "lock-addresses",
        List.copyOf(tags),
        rows -> rows.longs("tag", tag -> tag),
        LockedAddress::of);
  }

  private static LockedAddress of(ResultSet row) throws SQLException {
    return new LockedAddress(
        row.getLong("tag"),
        row.getBoolean("named"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("bounces"),
        row.getInt("consecutive"),
        Optional.ofNullable(row.getString("cause"))
            .map(cause -> Cause.valueOf(cause.toUpperCase(Locale.ROOT))));
  }

  /** What the policy knows of it, with the bounces that are recent. */
  public Standing standing(List<Instant> recent) {
    return new Standing(state, bounces, consecutive, recent, cause);
  }
}
