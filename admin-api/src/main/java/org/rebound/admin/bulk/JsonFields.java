package org.rebound.admin.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads a flat JSON object of texts. */
final class JsonFields {

  /** More than any upload has, and few enough to be held. */
  private static final int MOST = 50;

  private JsonFields() {}

  /** The fields of the object that the parser has entered; null counts as absent. */
  static Map<String, String> read(JsonParser parser, long line) throws IOException, BrokenRow {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (fields.size() == MOST) {
        throw new BrokenRow(line, "more than " + MOST + " fields", true);
      }
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        if (fields.put(name, parser.getText()) != null) {
          throw new BrokenRow(line, "a field is given twice", true);
        }
      } else if (value != JsonToken.VALUE_NULL) {
        throw new BrokenRow(line, "every field has to be text", true);
      }
    }
    return fields;
  }
}
