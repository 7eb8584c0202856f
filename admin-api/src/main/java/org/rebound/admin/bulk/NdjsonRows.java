package org.rebound.admin.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.rebound.admin.api.Json;

/** One JSON object a line; empty lines are skipped. */
final class NdjsonRows implements BulkRows {

  private static final int LONGEST = 65_536;

  private final InputStream in;
  private long line;

  NdjsonRows(InputStream in) {
    this.in = new BufferedInputStream(in, 65_536);
  }

  @Override
  public Optional<BulkRow> next() throws IOException, BrokenRow {
    Optional<byte[]> text = line();
    while (text.isPresent() && text.get().length == 0) {
      text = line();
    }
    return text.isPresent() ? Optional.of(row(text.get())) : Optional.empty();
  }

  private BulkRow row(byte[] text) throws IOException, BrokenRow {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BrokenRow(line, "expected a JSON object", false);
      }
      BulkRow row = new BulkRow(line, JsonFields.read(parser, line));
      if (parser.nextToken() != null) {
        throw new BrokenRow(line, "expected one JSON object and no more", false);
      }
      return row;
    } catch (JsonProcessingException e) {
      throw new BrokenRow(line, "expected a JSON object", false);
    }
  }

  private Optional<byte[]> line() throws IOException, BrokenRow {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return Optional.empty();
    }
    line++;
    while (octet >= 0 && octet != '\n') {
      if (text.size() == LONGEST) {
        throw new BrokenRow(line, "longer than " + LONGEST + " bytes", true);
      }
      if (octet != '\r') {
        text.write(octet);
      }
      octet = in.read();
    }
    return Optional.of(text.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
