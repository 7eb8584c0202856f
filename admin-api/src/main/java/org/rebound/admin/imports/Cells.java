package org.rebound.admin.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a row: RFC 4180 with any delimiter, taken line by line, as a row goes on in the next
 * one while a quote is open. A quote within a cell that does not begin with one stands for itself,
 * and so does what follows the end of a quoted cell. For one row.
 */
final class Cells {

  /** More than any list has; what goes beyond is one cell with the last. */
  static final int MOST = 200;

  private final char delimiter;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean quoted;
  private boolean begun;

  Cells(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Takes a line, and says whether the row ends with it. */
  boolean add(String line) {
    if (quoted) {
      cell.append('\n');
    }
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (quoted && c == '"') {
        quoted = false;
      } else if (!quoted && c == delimiter && cells.size() < MOST) {
        end();
      } else if (c == '"' && !begun) {
        quoted = true;
        begun = true;
      } else {
        cell.append(c);
        begun = true;
      }
    }
    if (!quoted) {
      end();
    }
    return !quoted;
  }

  /** The cells of a row that has ended. */
  List<String> all() {
    return List.copyOf(cells);
  }

  private void end() {
    cells.add(cell.toString());
    cell.setLength(0);
    begun = false;
  }

  /** The delimiter that a line has most of; a comma where it has none. */
  static char delimiterOf(String line) {
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }
}
