package org.rebound.receiver.actions;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rebound.receiver.ledger.LockedAddress;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Deletes addresses for good: their rows, and in what has to stay, because it counts something,
 * whatever tells whose it was (docs/adr/0009). Of events, which may be many, a piece is in memory
 * at a time.
 */
final class Deletion implements Effect {

  private static final int PIECE = 1_000;

  @Override
  public long on(Handle handle, List<Long> tags, Instant at) {
    lock(handle, tags);
    Map<Long, String> deleted = names(handle, tags);
    List<Trace> traces;
    do {
      traces = read(of(handle.createQuery(Sql.named("read-traces-of")), tags));
      erase(handle, traces, tags, deleted);
    } while (traces.size() == PIECE);
    do {
      traces = inOthers(handle, deleted);
      erase(handle, traces, tags, deleted);
    } while (traces.size() == PIECE);
    of(handle.createUpdate(Sql.named("add-deletions")).bind("at", at), tags).execute();
    List.of("erase-transitions", "erase-recipients", "erase-members", "erase-import-rows")
        .forEach(statement -> of(handle.createUpdate(Sql.named(statement)), tags).execute());
    List<Long> contacts =
        of(handle.createQuery(Sql.named("erase-addresses")), tags)
            .map((row, context) -> row.getLong("contact_id"))
            .list();
    var update = handle.createUpdate(Sql.named("erase-contacts"));
    new Rows<>(update, contacts).longs("contact", contact -> contact);
    update.execute();
    return contacts.size();
  }

  /** Locks them, and with them, for the sake of the order, whoever has a bounce that names one. */
  private static void lock(Handle handle, List<Long> tags) {
    TreeSet<Long> all = new TreeSet<>(tags);
    inOthers(handle, names(handle, tags)).forEach(trace -> trace.tag().ifPresent(all::add));
    LockedAddress.lock(handle, all);
  }

  /** The texts of the addresses by their tags; where only the tag is known there is none. */
  private static Map<Long, String> names(Handle handle, List<Long> tags) {
    Map<Long, String> names = new HashMap<>();
    tags.forEach(tag -> names.put(tag, ""));
    of(handle.createQuery(Sql.named("names-for-erasure")), tags)
        .map((row, context) -> Map.entry(row.getLong("tag"), row.getString("email")))
        .forEach(address -> names.put(address.getKey(), address.getValue()));
    return names;
  }

  private static List<Trace> inOthers(Handle handle, Map<Long, String> deleted) {
    List<String> emails = deleted.values().stream().filter(email -> !email.isEmpty()).toList();
    if (emails.isEmpty()) {
      return List.of();
    }
    Query query = handle.createQuery(Sql.named("read-traces-in-others"));
    new Rows<>(query, emails).texts("email", email -> email);
    return read(query);
  }

  private static List<Trace> read(Query query) {
    return query.bind("most", PIECE).map((row, context) -> Trace.of(row)).list();
  }

  private static void erase(
      Handle handle, List<Trace> traces, List<Long> tags, Map<Long, String> deleted) {
    if (traces.isEmpty()) {
      return;
    }
    List<Trace> left = traces.stream().map(trace -> trace.without(deleted)).toList();
    var events = handle.createUpdate(Sql.named("erase-traces"));
    new Rows<>(events, left)
        .longs("id", Trace::id)
        .texts("received_at", t -> t.at().toString())
        .longs("tag", t -> t.tag().orElse(null))
        .texts("original_recipient", t -> t.original().orElse(null))
        .texts("final_recipient", t -> t.last().orElse(null))
        .texts("diagnostic", Trace::diagnostic)
        .texts("evidence", Trace::evidence)
        .texts("remote_mta", t -> t.remoteMta().orElse(null))
        .texts("reporting_mta", t -> t.reportingMta().orElse(null));
    events.execute();
    var messages = of(handle.createUpdate(Sql.named("erase-messages")), tags);
    new Rows<>(messages, left)
        .longs("id", Trace::message)
        .texts("received_at", t -> t.at().toString());
    messages.execute();
  }

  private static <S extends SqlStatement<S>> S of(S statement, List<Long> tags) {
    new Rows<>(statement, tags).longs("tag", tag -> tag);
    return statement;
  }
}
