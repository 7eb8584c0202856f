package org.rebound.admin.export;

import java.time.Instant;

/** What a cell is in a spreadsheet. */
public enum CellType {
  /** Text, and all that is none of the others. */
  TEXT,
  /** A whole number. */
  NUMBER,
  /** True or false. */
  FLAG,
  /** A point in time. */
  TIME;

  /** The type for values of this class. */
  static CellType of(Class<?> values) {
    if (values == long.class || values == int.class || Number.class.isAssignableFrom(values)) {
      return NUMBER;
    }
    if (values == boolean.class || values == Boolean.class) {
      return FLAG;
    }
    return values == Instant.class ? TIME : TEXT;
  }
}
