package org.rebound.admin.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of cells between delimiters, with or without names of columns in the first. A row goes on in
 * the next line while a quote is open, for at most {@value FileLines#LONGEST} characters: where it
 * never ends only its first line is bad, unless that is so {@value #PATIENCE} times. For one
 * thread.
 */
final class CsvFile implements ListFile {

  private static final int PATIENCE = 100;

  private final FileLines lines;
  private final char delimiter;
  private List<String> names = List.of();
  private boolean header;
  private int openQuotes;

  private record Row(long line, List<String> cells) {}

  private CsvFile(FileLines lines, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
  }

  /**
   * Reads the first row.
   *
   * @throws UnreadableFile when it cannot be read, or has no column that is needed
   */
  static CsvFile open(FileLines lines, Columns columns) throws IOException, UnreadableFile {
    try {
      Line first =
          filled(lines).orElseThrow(() -> new UnreadableFile("body", "The file is empty."));
      lines.giveBack(List.of(first));
      CsvFile file = new CsvFile(lines, columns.delimiterOf(first.text()));
      List<String> cells = file.row().orElseThrow().cells();
      file.header = columns.isHeader(cells);
      file.names = columns.name(cells);
      if (!file.header) {
        lines.giveBack(List.of(first));
      }
      return file;
    } catch (BadLine e) {
      throw new UnreadableFile("body", "The first line: " + e.getMessage() + ".");
    }
  }

  @Override
  public Optional<ListedRow> next() throws IOException, BadLine {
    Optional<Row> row = row();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    List<String> cells = row.get().cells();
    if (cells.size() > Cells.MOST || (header && cells.size() != names.size())) {
      throw new BadLine(
          row.get().line(),
          "has " + cells.size() + " cells, and the first line " + names.size(),
          "Put quotes around a cell that holds the delimiter, and two for a quote in it.");
    }
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
      fields.putIfAbsent(names.get(i), cells.get(i));
    }
    return Optional.of(new ListedRow(row.get().line(), fields));
  }

  private Optional<Row> row() throws IOException, BadLine {
    Optional<Line> first = filled(lines);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Cells cells = new Cells(delimiter);
    boolean ended = cells.add(first.get().text());
    List<Line> more = new ArrayList<>();
    int length = first.get().text().length();
    while (!ended) {
      Optional<Line> next =
          length > FileLines.LONGEST ? Optional.empty() : within(first.get(), more);
      if (next.isEmpty()) {
        throw openQuote(first.get(), more, "a quote is opened and never closed");
      }
      more.add(next.get());
      length += next.get().text().length() + 1;
      ended = cells.add(next.get().text());
    }
    return Optional.of(new Row(first.get().number(), cells.all()));
  }

  private Optional<Line> within(Line first, List<Line> more) throws IOException, BadLine {
    try {
      return lines.next();
    } catch (BadLine e) {
      throw openQuote(
          first,
          more,
          "a quote is opened, and then comes line "
              + e.fault().line()
              + ", which is bad: "
              + e.getMessage());
    }
  }

  private BadLine openQuote(Line first, List<Line> more, String problem) {
    openQuotes++;
    if (openQuotes <= PATIENCE) {
      lines.giveBack(more);
    }
    return new BadLine(first.number(), problem, "Close it, or write two where one is meant.");
  }

  /** The next line with anything in it. */
  private static Optional<Line> filled(FileLines lines) throws IOException, BadLine {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().text().isBlank()) {
      line = lines.next();
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
