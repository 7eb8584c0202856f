package org.rebound.admin.bulk;

import java.util.List;
import java.util.Optional;
import org.rebound.admin.api.Problem;

/**
 * Makes something of a row.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface RowReader<T> {

  /** What the row is; empty, with what is wrong added to the list, when it is nothing. */
  Optional<T> read(BulkRow row, List<Problem.FieldError> errors);
}
