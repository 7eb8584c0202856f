package org.rebound.receiver.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.policy.Policy;
import org.rebound.receiver.policy.PolicySettings;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Finds how the addresses of a batch stand, and locks them until the transaction ends. An address
 * first heard of in a trusted bounce is made.
 */
final class Accounts {

  private Accounts() {}

  /** A judge over every address and every mailing that the trusted entries are about. */
  static Judge open(Handle handle, Policy policy, List<Posted> posted) {
    Map<Long, Heard> heard = new TreeMap<>();
    Set<Place> places = new TreeSet<>();
    for (Posted one : posted) {
      if (one.entry().trusted()) {
        for (Event event : one.entry().events()) {
          event.tag().ifPresent(tag -> add(heard, tag, event.email(), one.entry().at()));
          event.tag().ifPresent(tag -> one.mailing().ifPresent(m -> places.add(new Place(m, tag))));
        }
      }
    }
    if (heard.isEmpty()) {
      return new Judge(policy, Map.of(), Map.of());
    }
    List<Heard> addresses = List.copyOf(heard.values());
    make(handle, addresses);
    return new Judge(
        policy, lock(handle, policy.settings(), addresses), votes(handle, List.copyOf(places)));
  }

  private record Heard(long tag, Optional<String> email, Instant first, Instant last) {}

  private static void add(Map<Long, Heard> heard, long tag, Optional<String> email, Instant at) {
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

  private static void make(Handle handle, List<Heard> addresses) {
    var update = handle.createUpdate(Sql.named("add-addresses"));
    new Rows<>(update, addresses)
        .longs("tag", Heard::tag)
        .texts("email", address -> address.email().orElse(null))
        .texts("first_at", address -> address.first().toString());
    update.execute();
  }

  private static Map<Long, Account> lock(
      Handle handle, PolicySettings settings, List<Heard> addresses) {
    List<LockedAddress> rows = locked(handle, addresses);
    Map<Long, List<Instant>> recent =
        settings.mode() == PolicySettings.Mode.WINDOW
            ? recent(handle, settings, addresses)
            : Map.of();
    Map<Long, Account> accounts = new HashMap<>();
    for (LockedAddress row : rows) {
      List<Instant> near = recent.getOrDefault(row.tag(), List.of());
      accounts.put(row.tag(), new Account(row.tag(), row.named(), row.standing(near)));
    }
    return accounts;
  }

  /** All of them: one that was deleted for good since it was made is made once more. */
  private static List<LockedAddress> locked(Handle handle, List<Heard> addresses) {
    List<Long> tags = addresses.stream().map(Heard::tag).toList();
    List<LockedAddress> rows = LockedAddress.lock(handle, tags);
    while (rows.size() < tags.size()) {
      make(handle, addresses);
      rows = LockedAddress.lock(handle, tags);
    }
    return rows;
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

  private static Map<Place, PlaceAccount> votes(Handle handle, List<Place> places) {
    var query = handle.createQuery(Sql.named("read-votes"));
    new Rows<>(query, places).longs("mailing", Place::mailing).longs("tag", Place::tag);
    Set<Place> voted =
        new HashSet<>(
            query
                .map((row, context) -> new Place(row.getLong("mailing_id"), row.getLong("tag")))
                .list());
    Map<Place, PlaceAccount> accounts = new HashMap<>();
    places.forEach(p -> accounts.put(p, new PlaceAccount(p, voted.contains(p))));
    return accounts;
  }
}
