package org.rebound.receiver.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of facts that is split by time (UTC): its name, its time column, and how long a part is.
 * The names of the parts carry their first day: {@code message_2026_11}, {@code
 * message_raw_2026_11_22}.
 */
enum PartitionedTable {
  MESSAGE("received_at", false),
  MESSAGE_RAW("received_at", true),
  BOUNCE_EVENT("received_at", false),
  ADDRESS_TRANSITION("at", false);

  private static final int MONTHS_AHEAD = 2;
  private static final int DAYS_AHEAD = 7;

  private final String timeColumn;
  private final boolean daily;

  PartitionedTable(String timeColumn, boolean daily) {
    this.timeColumn = timeColumn;
    this.daily = daily;
  }

  String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  String timeColumn() {
    return timeColumn;
  }

  boolean isDaily() {
    return daily;
  }

  /** The first day of the part that {@code time} belongs to. */
  LocalDate startOf(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return daily ? day : day.withDayOfMonth(1);
  }

  /** The first day after the part that begins with {@code start}. */
  LocalDate endOf(LocalDate start) {
    return daily ? start.plusDays(1) : start.plusMonths(1);
  }

  /** The parts that must be there at {@code now}: the present one and some to come. */
  Stream<LocalDate> neededAt(Instant now) {
    return Stream.iterate(startOf(now), this::endOf)
        .limit(1L + (daily ? DAYS_AHEAD : MONTHS_AHEAD));
  }

  /** The name of the part that begins with {@code start}. */
  String nameOf(LocalDate start) {
    return daily
        ? String.format(
            Locale.ROOT,
            "%s_%04d_%02d_%02d",
            table(),
            start.getYear(),
            start.getMonthValue(),
            start.getDayOfMonth())
        : String.format(
            Locale.ROOT, "%s_%04d_%02d", table(), start.getYear(), start.getMonthValue());
  }

  /** The first day of the part of this name; empty for names that are not ours. */
  Optional<LocalDate> startOf(String part) {
    String digits = part.substring(Math.min(part.length(), table().length() + 1));
    try {
      LocalDate start = LocalDate.parse((daily ? digits : digits + "_01").replace('_', '-'));
      return part.equals(nameOf(start)) ? Optional.of(start) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
