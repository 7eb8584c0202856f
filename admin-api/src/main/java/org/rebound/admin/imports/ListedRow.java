package org.rebound.admin.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a list, before anything is made of it.
 *
 * @param line the line it begins on
 * @param fields by name, as {@link #plain} writes names
 */
record ListedRow(long line, Map<String, String> fields) {

  ListedRow {
    fields = Map.copyOf(fields);
  }

  /** The first of the fields with one of these names that is there and not blank. */
  Optional<String> first(Iterable<String> names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.isBlank()) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }

  /**
   * Of a name its letters and digits, in lower case: {@code Email Address} is {@code emailaddress}.
   */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
