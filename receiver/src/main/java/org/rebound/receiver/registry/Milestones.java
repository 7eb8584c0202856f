package org.rebound.receiver.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.LockedAddress;
import org.rebound.receiver.sql.Rows;
import org.rebound.receiver.sql.Sql;

/**
 * Writes down what a sender reports: sent, delivered, opened. Reporting the same again changes
 * nothing, in whatever order reports come: of sent and delivered the latest time holds, of opened
 * the earliest. Safe for use by many threads.
 */
public final class Milestones {

  private final Jdbi jdbi;

  /** Writes through {@code jdbi}. */
  public Milestones(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes reports of one mailing in one transaction. A recipient that is named by an address need
   * not be known; one that is named by a key must be.
   */
  public Reported write(long mailing, Collection<Progress> reports, Actor actor, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          Map<String, Long> keys = keys(handle, mailing, reports);
          Map<Long, Row> rows = new TreeMap<>();
          TreeSet<String> unknown = new TreeSet<>();
          for (Progress report : reports) {
            Optional<Long> tag =
                report
                    .address()
                    .map(address -> AddressTag.of(address).value())
                    .or(() -> report.recipientKey().map(keys::get));
            if (tag.isPresent()) {
              rows.computeIfAbsent(tag.get(), t -> new Row(t)).add(report);
            } else {
              report.recipientKey().ifPresent(unknown::add);
            }
          }
          long changed =
              rows.isEmpty() ? 0 : write(handle, mailing, List.copyOf(rows.values()), actor, now);
          return new Reported(changed, new ArrayList<>(unknown));
        });
  }

  private static Map<String, Long> keys(Handle handle, long mailing, Collection<Progress> reports) {
    Object[] asked =
        reports.stream().flatMap(report -> report.recipientKey().stream()).distinct().toArray();
    Map<String, Long> keys = new HashMap<>();
    if (asked.length > 0) {
      handle
          .createQuery(Sql.named("find-recipient-keys"))
          .bind("mailing", mailing)
          .bindArray("keys", String.class, asked)
          .map((row, context) -> Map.entry(row.getString("recipient_key"), row.getLong("tag")))
          .forEach(found -> keys.put(found.getKey(), found.getValue()));
    }
    return keys;
  }

  private static long write(Handle handle, long mailing, List<Row> rows, Actor actor, Instant now) {
    FirstMention.of(handle, mailing, rows.size(), actor, now);
    LockedAddress.lock(handle, rows.stream().map(row -> row.tag).toList());
    List<Row> named = rows.stream().filter(row -> row.email != null).toList();
    if (!named.isEmpty()) {
      var addresses = handle.createUpdate(Sql.named("register-addresses")).bind("at", now);
      new Rows<>(addresses, named).longs("tags", row -> row.tag).texts("emails", row -> row.email);
      addresses.execute();
    }
    var life = handle.createUpdate(Sql.named("report-signs-of-life"));
    new Rows<>(life, rows).longs("tags", row -> row.tag).texts("alive", Row::alive);
    life.execute();
    var places = handle.createUpdate(Sql.named("report-milestones")).bind("mailing", mailing);
    new Rows<>(places, rows)
        .longs("tags", row -> row.tag)
        .texts("sent", row -> text(row.sent))
        .texts("delivered", row -> text(row.delivered))
        .texts("opened", row -> text(row.opened));
    return places.execute();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** All that is reported of one recipient. */
  private static final class Row {
    private final long tag;
    private @Nullable String email;
    private @Nullable Instant sent;
    private @Nullable Instant delivered;
    private @Nullable Instant opened;

    Row(long tag) {
      this.tag = tag;
    }

    void add(Progress report) {
      report.address().map(MailAddress::normalize).ifPresent(a -> email = a.toString());
      switch (report.milestone()) {
        case SENT -> sent = later(sent, report.at());
        case DELIVERED -> delivered = later(delivered, report.at());
        case OPENED ->
            opened = opened == null || report.at().isBefore(opened) ? report.at() : opened;
      }
    }

    @Nullable String alive() {
      return text(delivered == null ? opened : later(opened, delivered));
    }

    private static Instant later(@Nullable Instant known, Instant at) {
      return known == null || at.isAfter(known) ? at : known;
    }
  }
}
