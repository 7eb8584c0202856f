package org.rebound.receiver.lists;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/**
 * What the values of a column are: how a value is read from text, and what it is in SQL. Every type
 * has one value that sorts before all others and means "none".
 */
public enum ColumnType {
  /** Any text, as written. */
  TEXT("text", "", "1 to 1000 characters without control characters"),
  /** One word of a closed set. */
  WORD("text", "", "one of the words of the column"),
  /** A mail address, found in whatever form it is written. */
  ADDRESS("text", "", "a mail address"),
  /** A domain, found in upper or lower case. */
  DOMAIN("text", "", "a domain such as example.com"),
  /** An enhanced status code. */
  STATUS("text", "", "an enhanced status code such as 5.1.1"),
  /** A whole number from 0 on. */
  NUMBER("bigint", "-1", "a whole number"),
  /** A point in time. */
  TIME("timestamptz", "0001-01-01T00:00:00Z", "a time such as 2026-01-31T12:00:00Z"),
  /** Yes or no. */
  FLAG("boolean", "false", "true or false");

  private static final int LONGEST = 1_000;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final String sql;
  private final String none;
  private final String expected;

  ColumnType(String sql, String none, String expected) {
    this.sql = sql;
    this.none = none;
    this.expected = expected;
  }

  /** The type in SQL, for casts. */
  String sql() {
    return sql;
  }

  /** The text of the value that stands for none. */
  String none() {
    return none;
  }

  /** What a value looks like, for an error message. */
  public String expected() {
    return expected;
  }

  /** Whether the values have an order that spans make sense in. */
  public boolean hasSpans() {
    return this == NUMBER || this == TIME;
  }

  /** The one way to write a value, as SQL's cast takes it; empty when it is no value. */
  Optional<String> read(String text) {
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return switch (this) {
      case TEXT, WORD -> Optional.of(text);
      case ADDRESS -> MailAddress.parse(text).map(a -> a.normalize().toString());
      case DOMAIN -> MailAddress.parse("x@" + text).map(a -> a.normalize().domain());
      case STATUS -> Optional.of(text).filter(t -> t.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}"));
      case NUMBER -> number(text);
      case TIME -> time(text);
      case FLAG -> Optional.of(text).filter(t -> t.equals("true") || t.equals("false"));
    };
  }

  /** The tag of an address that {@link #read} gave. */
  static long tag(String address) {
    return AddressTag.of(MailAddress.parse(address).orElseThrow()).value();
  }

  private static Optional<String> number(String text) {
    try {
      long number = Long.parseLong(text);
      return number < 0 ? Optional.empty() : Optional.of(Long.toString(number));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return time.isBefore(Instant.EPOCH) || time.isAfter(LAST)
          ? Optional.empty()
          : Optional.of(time.toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
