package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.RoundTrip;
import org.rebound.receiver.sql.Sql;

/**
 * What one transaction writes: many entries, with set-based statements whose number does not depend
 * on how many there are. The locks are taken in one order in every daemon: fingerprints, mailings,
 * addresses by tag.
 */
final class Batch {

  private final List<Entry> entries;
  private final Duration statementTimeout;

  Batch(List<Entry> entries, Duration statementTimeout) {
    this.entries = entries;
    this.statementTimeout = statementTimeout;
  }

  /**
   * Writes the entries in the open transaction of {@code handle}; the caller commits.
   *
   * @return one for each entry, in their order
   */
  List<Recorded> write(Handle handle) throws SQLException {
    Numbers numbers = begin(handle);
    List<Recorded> recorded = IntakeKeys.claim(handle, entries, numbers.messages());
    List<Fresh> fresh = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!recorded.get(i).duplicate()) {
        fresh.add(new Fresh(entries.get(i), recorded.get(i).messageId()));
      }
    }
    return fresh.isEmpty() ? recorded : told(recorded, writeFresh(handle, fresh, numbers.events()));
  }

  /** The same records, with what the new ones say. */
  private static List<Recorded> told(List<Recorded> recorded, Judge judge) {
    Set<Long> blocking =
        judge.moved().stream()
            .filter(moved -> moved.transition().blocks())
            .map(Moved::eventId)
            .collect(Collectors.toSet());
    Map<Long, List<RecordedEvent>> events =
        judge.judged().stream()
            .collect(
                Collectors.groupingBy(
                    judged -> judged.posted().messageId(),
                    Collectors.mapping(
                        judged -> RecordedEvent.of(judged, blocking.contains(judged.id())),
                        Collectors.toList())));
    return recorded.stream()
        .map(
            one ->
                one.duplicate()
                    ? one
                    : new Recorded(
                        one.messageId(), false, events.getOrDefault(one.messageId(), List.of())))
        .toList();
  }

  /** The ids allotted to this transaction, ascending; those that duplicates leave over are lost. */
  private record Numbers(List<Long> messages, List<Long> events) {}

  private Numbers begin(Handle handle) {
    return handle
        .createQuery(Sql.named("begin-recording"))
        .bind("statement_timeout", statementTimeout.toMillis() + "ms")
        .bind("messages", entries.size())
        .bind("events", entries.stream().mapToInt(entry -> entry.events().size()).sum())
        .map(
            (row, context) ->
                new Numbers(
                    List.of((Long[]) row.getArray("message_ids").getArray()),
                    List.of((Long[]) row.getArray("event_ids").getArray())))
        .one();
  }

  private static Judge writeFresh(Handle handle, List<Fresh> fresh, List<Long> eventIds) {
    Mailings mailings = Mailings.resolve(handle, fresh.stream().map(Fresh::entry).toList());
    List<Posted> posted = new ArrayList<>(fresh.size());
    int used = 0;
    for (Fresh one : fresh) {
      int end = used + one.entry().events().size();
      posted.add(
          new Posted(
              one.entry(),
              one.messageId(),
              mailings.numberOf(one.entry()),
              eventIds.subList(used, end)));
      used = end;
    }
    Judge judge = new Accounts(mailings, posted).open(handle);
    posted.forEach(judge::judge);
    RoundTrip writing = new RoundTrip(handle);
    Facts.write(writing, posted, judge);
    State.write(writing, judge);
    writing.make();
    return judge;
  }
}
