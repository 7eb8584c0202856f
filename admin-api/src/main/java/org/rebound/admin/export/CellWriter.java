package org.rebound.admin.export;

import java.io.IOException;
import java.time.Instant;

/** A format that is made of rows of cells. For one thread. */
interface CellWriter {

  /** Begins the next row, the header with {@code header}. */
  void beginRow(boolean header) throws IOException;

  /** Any text, as others wrote it: the format sees to it that it stays text. */
  void text(String text) throws IOException;

  /** A whole number. */
  void number(long number) throws IOException;

  /** True or false. */
  void flag(boolean flag) throws IOException;

  /** A point in time. */
  void time(Instant time) throws IOException;

  /** A cell without a value. */
  void nothing() throws IOException;

  /** Ends the row. */
  void endRow() throws IOException;

  /** Writes what comes after the last row. */
  void end() throws IOException;
}
