package org.rebound.admin.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.admin.api.Problem;
import org.rebound.receiver.address.MailAddress;

/** Reads the fields of one row and notes what is wrong with them, with the line. For one thread. */
public final class RowFields {

  private static final int LONGEST = 255;

  private final BulkRow row;
  private final List<Problem.FieldError> errors;
  private final int before;

  /** The fields of {@code row}, of which there may be none but these. */
  public RowFields(BulkRow row, Set<String> known, List<Problem.FieldError> errors) {
    this.row = row;
    this.errors = errors;
    this.before = errors.size();
    row.fields().keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> wrong(shown(name), "not known; known: " + String.join(", ", known)));
  }

  /** A mail address. */
  public Optional<MailAddress> address(String name) {
    Optional<String> text = row.field(name);
    Optional<MailAddress> address = text.flatMap(MailAddress::parse);
    if (text.isPresent() && address.isEmpty()) {
      wrong(name, "not a mail address");
    }
    return address;
  }

  /** A text without control characters. */
  public Optional<String> text(String name) {
    Optional<String> text = row.field(name);
    if (text.isPresent()
        && (text.get().isBlank()
            || text.get().length() > LONGEST
            || text.get().codePoints().anyMatch(Character::isISOControl))) {
      wrong(name, "expected 1 to " + LONGEST + " characters without control characters");
      return Optional.empty();
    }
    return text;
  }

  /** A point in time. */
  public Optional<Instant> time(String name) {
    Optional<String> text = row.field(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text.get()).toInstant();
      if (!time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
        return Optional.of(time);
      }
    } catch (DateTimeException e) {
      // Said below, as for a time that no calendar of ours has.
    }
    wrong(name, "expected a time such as 2026-01-31T12:00:00Z");
    return Optional.empty();
  }

  /** Notes that a field is wrong. */
  public void wrong(String name, String message) {
    errors.add(new Problem.FieldError("line " + row.line() + ", " + name, message));
  }

  /** Whether nothing was wrong. */
  public boolean areRight() {
    return errors.size() == before;
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() > 50 ? printable.substring(0, 50) : printable;
  }
}
