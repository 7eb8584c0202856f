package org.rebound.admin.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of an upload, one after the other. */
interface BulkRows extends Closeable {

  /**
   * The next row; empty after the last.
   *
   * @throws BrokenRow when it cannot be read
   */
  Optional<BulkRow> next() throws IOException, BrokenRow;
}
