package org.rebound.admin.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RFC 4180 in UTF-8; the first line names the columns. Empty lines are skipped. */
final class CsvRows implements BulkRows {

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private Optional<List<String>> names = Optional.empty();
  private long line = 1;

  CsvRows(InputStream in) {
    this.reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .detectBomHeader(true)
            .ofCsvRecord(
                new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    this.records = reader.iterator();
  }

  @Override
  public Optional<BulkRow> next() throws IOException, BrokenRow {
    if (names.isEmpty()) {
      names = record().map(CsvRecord::getFields);
    }
    Optional<CsvRecord> record = record();
    return record.isPresent() ? Optional.of(row(record.get())) : Optional.empty();
  }

  private BulkRow row(CsvRecord record) throws BrokenRow {
    List<String> columns = names.orElseThrow();
    if (record.getFieldCount() != columns.size()) {
      throw new BrokenRow(
          line,
          "expected "
              + columns.size()
              + " fields as in the first line, not "
              + record.getFieldCount(),
          false);
    }
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!record.getField(i).isEmpty()) {
        fields.put(columns.get(i).strip(), record.getField(i));
      }
    }
    return new BulkRow(line, fields);
  }

  private Optional<CsvRecord> record() throws IOException, BrokenRow {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return Optional.of(record);
    } catch (CsvParseException e) {
      throw new BrokenRow(line + 1, "cannot be read as CSV in UTF-8", true);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof java.nio.charset.CharacterCodingException) {
        throw new BrokenRow(line + 1, "cannot be read as CSV in UTF-8", true);
      }
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
