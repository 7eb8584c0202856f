package org.rebound.receiver.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.rebound.receiver.sql.Sql;

/**
 * Makes and drops the parts of one table. Each part is made or dropped in a transaction of its own
 * that waits at most two seconds for its locks, so that recording and reading never queue behind it
 * for long; what did not get its lock fails, and is done the next time.
 */
final class Partitions {

  private final Handle handle;
  private final PartitionedTable table;

  Partitions(Handle handle, PartitionedTable table) {
    this.handle = handle;
    this.table = table;
  }

  /**
   * Makes the parts that are needed from {@code now} on, and those for rows that had to go to the
   * default part because theirs was not there; the rows move along.
   */
  void make(Instant now) {
    Set<LocalDate> needed = new TreeSet<>(table.neededAt(now).toList());
    needed.addAll(stranded());
    Set<String> there = Set.copyOf(list());
    needed.stream().filter(start -> !there.contains(table.nameOf(start))).forEach(this::make);
  }

  /** Drops the parts that end at or before {@code cutoff}, and older rows of the default part. */
  void dropBefore(Instant cutoff) {
    LocalDate kept = table.startOf(cutoff);
    for (String part : list()) {
      Optional<LocalDate> start = table.startOf(part);
      if (start.isPresent() && !table.endOf(start.get()).isAfter(kept)) {
        inTransaction("drop table " + part);
      }
    }
    inTransaction(
        "delete from %s_default where %s < '%s'"
            .formatted(table.table(), table.timeColumn(), midnight(kept)));
  }

  /** Makes the parts of these names, those of other tables left out. */
  void make(Collection<String> parts) {
    Set<String> there = Set.copyOf(list());
    for (String part : parts) {
      if (!there.contains(part)) {
        table.startOf(part).ifPresent(this::make);
      }
    }
  }

  /** The names of all parts. */
  private List<String> list() {
    return handle
        .createQuery(Sql.named("list-partitions"))
        .bind("table", table.table())
        .mapTo(String.class)
        .list();
  }

  private List<LocalDate> stranded() {
    return handle
        .createQuery(
            "select distinct date_trunc('%s', %s at time zone 'UTC')::date from %s_default"
                .formatted(table.isDaily() ? "day" : "month", table.timeColumn(), table.table()))
        .mapTo(LocalDate.class)
        .list();
  }

  // A table that is attached afterwards needs no lock on its parent that anybody would notice;
  // "create table ... partition of" would wait for every reader and hold up every writer.
  private void make(LocalDate start) {
    String parent = table.table();
    String part = table.nameOf(start);
    String from = midnight(start);
    String to = midnight(table.endOf(start));
    String time = table.timeColumn();
    inTransaction(
        "create table %s (like %s including all)".formatted(part, parent),
        "lock table %s_default in access exclusive mode".formatted(parent),
        """
        with moved as (
          delete from %s_default where %s >= '%s' and %s < '%s' returning *)
        insert into %s select * from moved
        """
            .formatted(parent, time, from, time, to, part),
        "alter table %s attach partition %s for values from ('%s') to ('%s')"
            .formatted(parent, part, from, to));
  }

  /**
   * The statements hold names from {@link PartitionedTable} and dates, and nothing from outside.
   */
  private void inTransaction(String... statements) {
    handle.useTransaction(
        transaction -> {
          transaction.execute("set local lock_timeout = '2s'");
          for (String statement : statements) {
            transaction.execute(statement);
          }
        });
  }

  private static String midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }
}
