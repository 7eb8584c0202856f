package org.rebound.admin.bulk;

import java.util.Map;
import java.util.Optional;

/**
 * One row of an upload.
 *
 * @param line the line it begins on; of a JSON array, its place in it; both from 1 on
 * @param fields its fields that have a value
 */
public record BulkRow(long line, Map<String, String> fields) {

  public BulkRow {
    fields = Map.copyOf(fields);
  }

  /** The value of a field. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
