package org.rebound.admin.imports;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An address a line, alone or as {@code Name <address>}; lines that begin with # are comments. */
final class TextFile implements ListFile {

  private final FileLines lines;
  private final String name;

  /** Addresses in a field of this name. */
  TextFile(FileLines lines, String name) {
    this.lines = lines;
    this.name = name;
  }

  @Override
  public Optional<ListedRow> next() throws IOException, BadLine {
    Optional<Line> line = lines.next();
    while (line.isPresent() && isNothing(line.get().text().strip())) {
      line = lines.next();
    }
    return line.map(one -> new ListedRow(one.number(), Map.of(name, address(one.text().strip()))));
  }

  private static boolean isNothing(String text) {
    return text.isEmpty() || text.charAt(0) == '#';
  }

  private static String address(String text) {
    int open = text.lastIndexOf('<');
    return open >= 0 && text.endsWith(">") ? text.substring(open + 1, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
