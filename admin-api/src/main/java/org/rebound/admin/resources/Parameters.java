package org.rebound.admin.resources;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.address.MailAddress;

/**
 * Reads the parameters of one request and collects everything that is wrong with them, so that one
 * answer names it all. For one thread.
 */
final class Parameters {

  /** The greatest number of a mailing: 40 bits fit into a return path. */
  static final long LAST_MAILING = (1L << 40) - 1;

  /** Numbers after this one are given to mailings that come by name, or without a number. */
  static final long LAST_OWN_MAILING = 899_999_999_999L;

  private static final int LONGEST = 1_000;

  /** The longest name that people may give. */
  private static final int LONGEST_NAME = 200;

  private final ProblemType type;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  /** Of the path and the query string. */
  Parameters() {
    this(ProblemType.INVALID_PARAMETER);
  }

  /** Of something else, which has a problem type of its own. */
  Parameters(ProblemType type) {
    this.type = type;
  }

  Optional<Long> number(String name, @Nullable String text, long least, long most) {
    return read(
        name,
        text,
        "a whole number from " + least + " to " + most,
        value -> {
          long number = Long.parseLong(value);
          return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        });
  }

  Optional<Boolean> flag(String name, @Nullable String text) {
    return read(
        name,
        text,
        "true or false",
        value ->
            switch (value) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  Optional<String> words(String name, @Nullable String text) {
    return read(
        name,
        text,
        "1 to " + LONGEST + " characters without control characters",
        value ->
            value.isEmpty() || value.codePoints().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(value));
  }

  /** A name or a key that people give; blanks around it are not part of it. */
  Optional<String> name(String name, @Nullable String text) {
    return read(
        name,
        text == null ? null : text.strip(),
        "1 to " + LONGEST_NAME + " characters without control characters",
        value -> Optional.of(value).filter(Parameters::isName));
  }

  private static boolean isName(String value) {
    return !value.isEmpty()
        && value.codePointCount(0, value.length()) <= LONGEST_NAME
        && value
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  /** A time after {@code earliest} and before {@code latest}. */
  Optional<Instant> time(String name, @Nullable String text, Instant earliest, Instant latest) {
    return read(
        name,
        text,
        "a time after " + earliest + " such as 2030-01-31T12:00:00Z",
        value ->
            Optional.of(OffsetDateTime.parse(value).toInstant())
                .filter(time -> time.isAfter(earliest) && time.isBefore(latest)));
  }

  /** What must be there: names it as missing when it is not. */
  void require(String name, Optional<?> value) {
    if (value.isEmpty() && errors.stream().noneMatch(error -> error.name().equals(name))) {
      wrong(name, "missing");
    }
  }

  Optional<MailAddress> address(String name, @Nullable String text) {
    return read(name, text, "a mail address", MailAddress::parse);
  }

  /** Adds an error of the caller's own finding. */
  void wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
  }

  /**
   * Ends the request when anything was wrong.
   *
   * @throws ProblemException naming everything that was
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(type).withErrors(errors));
    }
  }

  private <T> Optional<T> read(
      String name, @Nullable String text, String expected, Function<String, Optional<T>> parser) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = text.length() > LONGEST ? Optional.empty() : tryRead(text, parser);
    if (value.isEmpty()) {
      wrong(name, "expected " + expected);
    }
    return value;
  }

  private static <T> Optional<T> tryRead(String text, Function<String, Optional<T>> parser) {
    try {
      return parser.apply(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
