package org.rebound.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Plain text in UTF-8: one row a line, tabs between the cells. A line break or a tab within a cell
 * is shown as a picture, so that no text can make a line of its own. With one column of addresses
 * it is the file that mail systems take.
 */
final class TextCells implements CellWriter {

  private final Writer out;
  private boolean first;

  TextCells(OutputStream out) {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
  }

  @Override
  public void beginRow(boolean header) {
    first = true;
  }

  @Override
  public void text(String text) throws IOException {
    cell(PlainText.line(text));
  }

  @Override
  public void number(long number) throws IOException {
    cell(Long.toString(number));
  }

  @Override
  public void flag(boolean flag) throws IOException {
    cell(Boolean.toString(flag));
  }

  @Override
  public void time(Instant time) throws IOException {
    cell(time.toString());
  }

  @Override
  public void nothing() throws IOException {
    cell("");
  }

  @Override
  public void endRow() throws IOException {
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void cell(String text) throws IOException {
    if (!first) {
      out.write('\t');
    }
    first = false;
    out.write(text);
  }
}
