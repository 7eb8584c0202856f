package org.rebound.admin.export;

import java.io.IOException;

/** Writes one export, row by row: what is written is not kept. For one thread. */
interface ExportWriter {

  /** Writes one item of the list's JSON. */
  void row(Object item) throws IOException;

  /** Writes what comes after the last row; without it the export is not whole. */
  void end() throws IOException;
}
