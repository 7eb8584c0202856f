package org.rebound.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Office Open XML (ECMA-376). Text is written as text, never as a formula; times (UTC), numbers and
 * truth values are real ones. The header is bold, stays in sight, and filters. A sheet holds
 * 1,048,576 rows; more go on in the next. A cell holds 32,767 characters; more are cut off, with an
 * ellipsis; a number of more than 15 digits is text, as spreadsheets know no more of them. Rows are
 * on their way after each thousand; four bytes remain of each.
 */
final class XlsxCells implements CellWriter {

  static final int MOST_CHARACTERS = 32_767;

  private static final int MOST_ROWS = 1_048_576;
  private static final int FLUSH = 1_000;
  private static final int FAST = 3;
  private static final long LAST_SHOWN = 999_999_999_999_999L;
  private static final String TIME = "yyyy-mm-dd hh:mm:ss";
  private static final String AS_TEXT = "@";

  private final Workbook book;
  private final Layout layout;
  private final int mostRows;
  private final List<String> header = new ArrayList<>();
  private Worksheet sheet;
  private int sheets = 1;
  private int rows;
  private int column;
  private boolean inHeader;

  XlsxCells(OutputStream out, Layout layout) throws IOException {
    this(out, layout, MOST_ROWS);
  }

  XlsxCells(OutputStream out, Layout layout, int mostRows) throws IOException {
    this.book = new Workbook(out, "Rebound", "1.0");
    book.setCompressionLevel(FAST);
    this.layout = layout;
    this.mostRows = mostRows;
    this.sheet = newSheet();
  }

  @Override
  public void beginRow(boolean isHeader) throws IOException {
    if (rows == mostRows) {
      endSheet();
      sheets++;
      rows = 0;
      sheet = newSheet();
      writeHeader();
    }
    column = 0;
    inHeader = isHeader;
  }

  @Override
  public void text(String text) {
    if (inHeader) {
      header.add(text);
      sheet.inlineString(rows, column, text);
      sheet.style(rows, column).bold().set();
    } else {
      sheet.inlineString(rows, column, XlsxText.of(text));
      if (Formulas.begins(text)) {
        // A cell in the form of text stays text when somebody edits it.
        sheet.style(rows, column).format(AS_TEXT).set();
      }
    }
    column++;
  }

  @Override
  public void number(long number) {
    if (number >= -LAST_SHOWN && number <= LAST_SHOWN) {
      sheet.value(rows, column, number);
    } else {
      sheet.inlineString(rows, column, Long.toString(number));
    }
    column++;
  }

  @Override
  public void flag(boolean flag) {
    sheet.value(rows, column++, flag);
  }

  @Override
  public void time(Instant time) {
    sheet.value(rows, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    sheet.style(rows, column).format(TIME).set();
    column++;
  }

  @Override
  public void nothing() {
    column++;
  }

  @Override
  public void endRow() throws IOException {
    rows++;
    if (rows % FLUSH == 0) {
      sheet.flush();
    }
  }

  @Override
  public void end() throws IOException {
    endSheet();
    book.finish();
  }

  private Worksheet newSheet() {
    Worksheet made = book.newWorksheet(layout.title() + (sheets == 1 ? "" : " " + sheets));
    for (int i = 0; i < layout.fields().size(); i++) {
      made.width(i, width(layout.fields().get(i)));
    }
    if (layout.header() != Header.NONE) {
      made.freezePane(0, 1);
    }
    return made;
  }

  private void writeHeader() throws IOException {
    List<String> titles = List.copyOf(header);
    if (!titles.isEmpty()) {
      beginRow(true);
      header.clear();
      titles.forEach(this::text);
      endRow();
    }
  }

  private void endSheet() throws IOException {
    if (!header.isEmpty()) {
      sheet.setAutoFilter(0, 0, Math.max(1, rows) - 1, header.size() - 1);
    }
    sheet.finish();
  }

  private static double width(Field field) {
    return switch (field.type()) {
      case NUMBER, FLAG -> 12;
      case TIME -> 20;
      case TEXT ->
          switch (field.name()) {
            case "diagnostic", "reason", "details", "filter" -> 60;
            case "address", "originalRecipient", "finalRecipient", "name", "contactName" -> 34;
            default -> 20;
          };
    };
  }
}
