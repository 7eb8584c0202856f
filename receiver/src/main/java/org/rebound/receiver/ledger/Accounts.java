package org.rebound.receiver.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.policy.Policy;
import org.rebound.receiver.policy.PolicySettings;
import org.rebound.receiver.sql.RoundTrip;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Finds how the addresses of a batch stand, and locks them until the transaction ends. An address
 * or a mailing first heard of in a trusted bounce is made. Used once.
 */
final class Accounts {

  private final Mailings mailings;
  private final Map<Long, Heard> heard = new TreeMap<>();
  private final Set<Place> places = new TreeSet<>();

  /** Of the addresses and mailings that the trusted ones of {@code posted} are about. */
  Accounts(Mailings mailings, List<Posted> posted) {
    this.mailings = mailings;
    for (Posted one : posted) {
      if (one.entry().trusted()) {
        for (Event event : one.entry().events()) {
          event.tag().ifPresent(tag -> add(tag, event.email(), one.entry().at()));
          event.tag().ifPresent(tag -> one.mailing().ifPresent(m -> places.add(new Place(m, tag))));
        }
      }
    }
  }

  /** A judge over all of them. One that is deleted for good at the same time is made once more. */
  Judge open(Handle handle) {
    List<Heard> addresses = List.copyOf(heard.values());
    while (true) {
      RoundTrip trip = new RoundTrip(handle);
      Supplier<PolicySettings> policy = PolicySetting.ask(trip);
      mailings.makeNumbered(trip);
      trip.add(
          "add-addresses",
          addresses,
          rows ->
              rows.longs("tag", Heard::tag)
                  .texts("email", address -> address.email().orElse(null))
                  .texts("first_at", address -> address.first().toString()));
      Supplier<List<LockedAddress>> locked = LockedAddress.ask(trip, heard.keySet());
      // After the locks, in a statement of its own, so that it sees what their last holders wrote.
      Supplier<List<Place>> voted =
          trip.ask(
              "read-votes",
              List.copyOf(places),
              rows -> rows.longs("mailing", Place::mailing).longs("tag", Place::tag),
              row -> new Place(row.getLong("mailing_id"), row.getLong("tag")));
      trip.make();
      if (locked.get().size() == addresses.size()) {
        return new Judge(
            new Policy(policy.get()),
            accounts(handle, policy.get(), locked.get(), addresses),
            votes(Set.copyOf(voted.get())));
      }
    }
  }

  private record Heard(long tag, Optional<String> email, Instant first, Instant last) {}

  private void add(long tag, Optional<String> email, Instant at) {
    heard.merge(
        tag,
        new Heard(tag, email, at, at),
        (known, added) ->
            new Heard(
                tag,
                known.email().or(added::email),
                known.first().isBefore(at) ? known.first() : at,
                known.last().isAfter(at) ? known.last() : at));
  }

  private static Map<Long, Account> accounts(
      Handle handle, PolicySettings settings, List<LockedAddress> locked, List<Heard> addresses) {
    Map<Long, List<Instant>> recent =
        settings.mode() == PolicySettings.Mode.WINDOW
            ? recent(handle, settings, addresses)
            : Map.of();
    Map<Long, Account> accounts = new HashMap<>();
    for (LockedAddress row : locked) {
      List<Instant> near = recent.getOrDefault(row.tag(), List.of());
      accounts.put(row.tag(), new Account(row.tag(), row.named(), row.standing(near)));
    }
    return accounts;
  }

  private static Map<Long, List<Instant>> recent(
      Handle handle, PolicySettings settings, List<Heard> addresses) {
    Instant first = addresses.stream().map(Heard::first).min(Instant::compareTo).orElseThrow();
    Instant last = addresses.stream().map(Heard::last).max(Instant::compareTo).orElseThrow();
    var query =
        handle
            .createQuery(Sql.named("recent-bounces"))
            .bind("from", first.minus(settings.window()).toString())
            .bind("until", last.plus(settings.window()).toString())
            .bind("most", settings.acceptedBounces() + 1);
    new Rows<>(query, addresses).longs("tag", Heard::tag);
    Map<Long, List<Instant>> recent = new HashMap<>();
    query
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("tag"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .forEach(
            one ->
                recent.computeIfAbsent(one.getKey(), t -> new ArrayList<>()).add(one.getValue()));
    return recent;
  }

  private Map<Place, PlaceAccount> votes(Set<Place> voted) {
    Map<Place, PlaceAccount> accounts = new HashMap<>();
    places.forEach(p -> accounts.put(p, new PlaceAccount(p, voted.contains(p))));
    return accounts;
  }
}
