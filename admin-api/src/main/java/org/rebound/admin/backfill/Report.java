package org.rebound.admin.backfill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rebound.admin.cli.Printable;

/**
 * The messages that the daemon has not got: a line each, with what became of it and where it
 * stands. Safe for use by many threads.
 */
final class Report implements AutoCloseable {

  private final PrintWriter out;

  private Report(PrintWriter out) {
    this.out = out;
  }

  /** A report in a new file. */
  static Report in(Path file) throws IOException {
    return new Report(new PrintWriter(Files.newBufferedWriter(file)));
  }

  /** A report that nobody wants. */
  static Report none() {
    return new Report(new PrintWriter(java.io.Writer.nullWriter()));
  }

  synchronized void add(String name, Outcome outcome) {
    if (!(outcome instanceof Outcome.Done || outcome instanceof Outcome.Known)) {
      String reply = outcome instanceof Outcome.Refused refused ? ": " + refused.reply() : "";
      out.println(Printable.of(name + ": " + Tally.name(outcome) + reply));
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    if (out.checkError()) {
      throw new IOException("cannot write the report");
    }
  }
}
