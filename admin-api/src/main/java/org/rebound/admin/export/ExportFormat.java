package org.rebound.admin.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that lists are exported in. */
public enum ExportFormat {
  /** RFC 4180, for spreadsheets and programs. */
  CSV("text/csv;charset=utf-8", Header.TITLES) {
    @Override
    ExportWriter open(Layout layout, OutputStream out) throws IOException {
      return layout.rows(new CsvCells(out, layout.separator(), layout.bom()));
    }
  },
  /** Office Open XML, for spreadsheets. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Header.TITLES) {
    @Override
    ExportWriter open(Layout layout, OutputStream out) throws IOException {
      return layout.rows(new XlsxCells(out, layout));
    }
  },
  /** One page, for people. */
  HTML("text/html;charset=utf-8", Header.TITLES) {
    @Override
    ExportWriter open(Layout layout, OutputStream out) throws IOException {
      return layout.rows(new HtmlCells(out, layout));
    }
  },
  /** One JSON object a line, exactly as the list has it, for programs. */
  NDJSON("application/x-ndjson", Header.NONE) {
    @Override
    ExportWriter open(Layout layout, OutputStream out) throws IOException {
      return new NdjsonRows(layout.fields(), out);
    }
  },
  /** One row a line, tabs between the cells, for mail systems and the command line. */
  TXT("text/plain;charset=utf-8", Header.NONE) {
    @Override
    ExportWriter open(Layout layout, OutputStream out) throws IOException {
      return layout.rows(new TextCells(out));
    }
  };

  private final String mediaType;
  private final Header header;

  ExportFormat(String mediaType, Header header) {
    this.mediaType = mediaType;
    this.header = header;
  }

  /** Begins an export; nothing is written before this. */
  abstract ExportWriter open(Layout layout, OutputStream out) throws IOException;

  /** The format that the API calls so. */
  public static Optional<ExportFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.code().equals(name)).findFirst();
  }

  /** What the API calls them. */
  public static String names() {
    return Arrays.stream(values()).map(ExportFormat::code).collect(Collectors.joining(", "));
  }

  /** How the API calls it, and what the names of its files end in. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** Its header where none is asked for. */
  public Header header() {
    return header;
  }
}
