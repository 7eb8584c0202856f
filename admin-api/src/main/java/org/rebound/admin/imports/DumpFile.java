package org.rebound.admin.imports;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Paragraphs of lines with a name, a blank and a value, as Sympa dumps its subscribers. What a
 * paragraph says twice holds as it was said first.
 */
final class DumpFile implements ListFile {

  private static final int MOST_FIELDS = 200;

  private final FileLines lines;

  DumpFile(FileLines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<ListedRow> next() throws IOException, BadLine {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().text().isBlank()) {
      line = lines.next();
    }
    if (line.isEmpty()) {
      return Optional.empty();
    }
    long first = line.get().number();
    Map<String, String> fields = new HashMap<>();
    while (line.isPresent() && !line.get().text().isBlank()) {
      String text = line.get().text().strip();
      int blank = text.indexOf(' ');
      if (fields.size() < MOST_FIELDS) {
        fields.putIfAbsent(
            ListedRow.plain(blank < 0 ? text : text.substring(0, blank)),
            blank < 0 ? "" : text.substring(blank + 1).strip());
      }
      line = lines.next();
    }
    return Optional.of(new ListedRow(first, fields));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
