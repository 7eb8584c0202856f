package org.rebound.admin.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.rebound.admin.api.Json;

/** A JSON object with one field, an array of objects: {@code {"recipients": [...]}}. */
final class JsonRows implements BulkRows {

  private final JsonParser parser;
  private final String name;
  private long place;

  JsonRows(InputStream in, String name) throws IOException {
    this.parser = Json.MAPPER.createParser(in);
    this.name = name;
  }

  @Override
  public Optional<BulkRow> next() throws IOException, BrokenRow {
    try {
      if (place == 0) {
        enter();
      }
      place++;
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        return Optional.of(new BulkRow(place, JsonFields.read(parser, place)));
      }
      if (token != JsonToken.END_ARRAY
          || parser.nextToken() != JsonToken.END_OBJECT
          || parser.nextToken() != null) {
        throw broken("expected an object, or the end of the array and of the body");
      }
      return Optional.empty();
    } catch (JsonProcessingException | CharConversionException e) {
      throw broken("not JSON");
    }
  }

  private void enter() throws IOException, BrokenRow {
    if (parser.nextToken() != JsonToken.START_OBJECT
        || parser.nextToken() != JsonToken.FIELD_NAME
        || !parser.currentName().equals(name)
        || parser.nextToken() != JsonToken.START_ARRAY) {
      throw broken("expected {\"" + name + "\": [...]}");
    }
  }

  private BrokenRow broken(String message) {
    return new BrokenRow(Math.max(1, place), message, true);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
