package org.rebound.admin.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of an export: a field of the list's JSON, by the name it has there.
 *
 * @param path the name; a field within another has both: {@code totals, sent}
 * @param type what it is in a spreadsheet
 * @param value takes it out of an item of the list's JSON
 */
public record Field(List<String> path, CellType type, Function<Object, Optional<Object>> value) {

  public Field {
    path = List.copyOf(path);
  }

  /** How {@code columns} calls it: {@code totals.sent}. */
  public String name() {
    return String.join(".", path);
  }
}
