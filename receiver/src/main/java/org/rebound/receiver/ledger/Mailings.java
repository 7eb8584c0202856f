package org.rebound.receiver.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.RoundTrip;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;
import org.rebound.receiver.verp.MailingRef;

/**
 * The numbers of the mailings that a batch is about. A mailing first heard of is made, if the
 * return path that names it is trusted; what anybody could make up makes nothing.
 */
final class Mailings {

  /** A drawn number can be taken only if a sender chose it for himself; then we draw again. */
  private static final int DRAWS = 5;

  private final Map<Long, Instant> numbered;
  private final Map<String, Long> byName;

  private Mailings(Map<Long, Instant> numbered, Map<String, Long> byName) {
    this.numbered = numbered;
    this.byName = byName;
  }

  /** Finds the mailings that are called by a name; makes those of trusted entries. */
  static Mailings resolve(Handle handle, List<Entry> entries) {
    Map<Long, Instant> numbered = new TreeMap<>();
    Map<String, Instant> named = new TreeMap<>();
    Map<String, Instant> claimed = new TreeMap<>();
    for (Entry entry : entries) {
      MailingRef mailing = entry.mailing().orElse(null);
      if (mailing instanceof MailingRef.Numbered number && entry.trusted()) {
        numbered.putIfAbsent(number.id(), entry.at());
      } else if (mailing instanceof MailingRef.Named name) {
        (entry.trusted() ? named : claimed).putIfAbsent(stored(name), entry.at());
      }
    }
    Map<String, Long> found = find(handle, List.copyOf(claimed.keySet()));
    found.putAll(make(handle, named));
    return new Mailings(numbered, found);
  }

  /** Makes the missing ones of those that are called by a number, on a trip. */
  void makeNumbered(RoundTrip trip) {
    trip.add(
        "add-numbered-mailings",
        List.copyOf(numbered.entrySet()),
        rows ->
            rows.longs("id", Map.Entry::getKey)
                .texts("first_at", first -> first.getValue().toString()));
  }

  /** The number of the entry's mailing; empty when it has none or none that we know. */
  Optional<Long> numberOf(Entry entry) {
    return entry
        .mailing()
        .flatMap(
            mailing ->
                mailing instanceof MailingRef.Numbered number
                    ? Optional.of(number.id())
                    : Optional.ofNullable(byName.get(stored((MailingRef.Named) mailing))));
  }

  private static Map<String, Long> make(Handle handle, Map<String, Instant> named) {
    Map<String, Long> found = find(handle, List.copyOf(named.keySet()));
    for (int draw = 0; found.size() < named.size(); draw++) {
      if (draw == DRAWS) {
        throw new IllegalStateException("no free number found for a mailing");
      }
      var update = handle.createUpdate(Sql.named("add-named-mailings"));
      new Rows<>(update, List.copyOf(named.entrySet()))
          .texts("name", Map.Entry::getKey)
          .texts("first_at", first -> first.getValue().toString());
      update.execute();
      found = find(handle, List.copyOf(named.keySet()));
    }
    return found;
  }

  private static Map<String, Long> find(Handle handle, List<String> names) {
    Map<String, Long> found = new TreeMap<>();
    if (!names.isEmpty()) {
      var query = handle.createQuery(Sql.named("find-named-mailings"));
      new Rows<>(query, names).texts("name", name -> name);
      query
          .map((row, context) -> Map.entry(row.getString("name"), row.getLong("id")))
          .forEach(mailing -> found.put(mailing.getKey(), mailing.getValue()));
    }
    return found;
  }

  private static String stored(MailingRef.Named name) {
    return StoredText.of(name.name(), 255);
  }
}
