package org.rebound.admin.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The entries of a file, one after the other. */
interface ListFile extends Closeable {

  /**
   * The next entry; empty after the last.
   *
   * @throws BadLine when it cannot be read; the next one can be asked for
   * @throws UnreadableFile when nothing more can be read
   */
  Optional<ListedRow> next() throws IOException, BadLine, UnreadableFile;
}
