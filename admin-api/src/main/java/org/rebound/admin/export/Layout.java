package org.rebound.admin.export;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What an export looks like.
 *
 * @param list the name of the list
 * @param fields the columns, in their order
 * @param header what stands above the rows
 * @param titles what list and columns are called
 * @param separator between the cells of CSV
 * @param bom whether CSV begins with a byte order mark, by which Excel knows UTF-8
 * @param at when it is made
 */
public record Layout(
    String list,
    List<Field> fields,
    Header header,
    Titles titles,
    char separator,
    boolean bom,
    Instant at) {

  public Layout {
    fields = List.copyOf(fields);
  }

  /** What the list is called. */
  String title() {
    return titles.ofList(list);
  }

  /** Rows of cells below the header. */
  ExportWriter rows(CellWriter cells) throws IOException {
    return new CellRows(fields, header.of(fields, titles), cells);
  }
}
