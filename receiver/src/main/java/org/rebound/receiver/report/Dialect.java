package org.rebound.receiver.report;

import java.util.List;

/**
 * How one mail system reports in plain text: by what it is known, and where it names the
 * recipients. A row of a table; {@link DialectFormat} reads by it.
 *
 * @param name the format's name in reports
 * @param sure whether the sign alone makes a report of a letter; else it must name a recipient
 *     behind one of its own pointers
 * @param pointers phrases right behind which the recipients stand; the common ones are tried too
 */
record Dialect(String name, Sign sign, Shape shape, boolean sure, List<String> pointers) {

  Dialect {
    pointers = List.copyOf(pointers);
  }

  static Dialect of(String name, Sign sign, String... pointers) {
    return new Dialect(name, sign, Shape.LIST, true, List.of(pointers));
  }

  static Dialect of(String name, Shape shape, Sign sign, String... pointers) {
    return new Dialect(name, sign, shape, true, List.of(pointers));
  }

  static Dialect likely(String name, Sign sign, String... pointers) {
    return new Dialect(name, sign, Shape.LIST, false, List.of(pointers));
  }

  static Dialect likely(String name, Shape shape, Sign sign, String... pointers) {
    return new Dialect(name, sign, shape, false, List.of(pointers));
  }
}
