package org.rebound.admin.export;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rebound.admin.api.Change;

/** Takes items apart into cells, below a header of titles where there is one. */
final class CellRows implements ExportWriter {

  private final List<Field> fields;
  private final CellWriter cells;

  /** Writes these fields; {@code header} is empty when there is to be none. */
  CellRows(List<Field> fields, List<String> header, CellWriter cells) throws IOException {
    this.fields = fields;
    this.cells = cells;
    if (!header.isEmpty()) {
      cells.beginRow(true);
      for (String title : header) {
        cells.text(title);
      }
      cells.endRow();
    }
  }

  @Override
  public void row(Object item) throws IOException {
    cells.beginRow(false);
    for (Field field : fields) {
      Optional<Object> value = field.value().apply(item);
      if (value.isPresent()) {
        write(field.type(), value.get());
      } else {
        cells.nothing();
      }
    }
    cells.endRow();
  }

  @Override
  public void end() throws IOException {
    cells.end();
  }

  private void write(CellType type, Object value) throws IOException {
    switch (type) {
      case NUMBER -> cells.number(((Number) value).longValue());
      case FLAG -> cells.flag((Boolean) value);
      case TIME -> cells.time((Instant) value);
      case TEXT -> cells.text(text(value));
    }
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + entry.getValue())
          .sorted()
          .collect(Collectors.joining("; "));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(one -> one instanceof Change.Detail d ? d.name() + ": " + d.value() : one.toString())
          .collect(Collectors.joining("; "));
    }
    return value.toString();
  }
}
