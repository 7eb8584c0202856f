package org.rebound.admin.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV as RFC 4180 has it, in UTF-8. Cells that hold a separator, a quote or a line break are
 * quoted; text that a spreadsheet would run is guarded by {@link Formulas}; numbers are not text.
 */
final class CsvCells implements CellWriter {

  private static final char BOM = '\uFEFF';

  private final CsvWriter csv;
  private final List<String> cells = new ArrayList<>();

  CsvCells(OutputStream out, char separator, boolean bom) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    if (bom) {
      writer.write(BOM);
    }
    this.csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(writer);
  }

  @Override
  public void beginRow(boolean header) {
    cells.clear();
  }

  @Override
  public void text(String text) {
    cells.add(Formulas.guardAll(PlainText.of(text)));
  }

  @Override
  public void number(long number) {
    cells.add(Long.toString(number));
  }

  @Override
  public void flag(boolean flag) {
    cells.add(Boolean.toString(flag));
  }

  @Override
  public void time(Instant time) {
    cells.add(time.toString());
  }

  @Override
  public void nothing() {
    cells.add("");
  }

  @Override
  public void endRow() {
    csv.writeRecord(cells);
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
