package org.rebound.admin.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.admin.api.Json;

/**
 * One JSON object a line, with the names and forms of the list's JSON: what is absent is left out.
 * Text is as it was written, to the character.
 */
final class NdjsonRows implements ExportWriter {

  private static final ObjectWriter VALUES =
      Json.MAPPER.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private final Map<String, List<Field>> fields = new LinkedHashMap<>();
  private final JsonGenerator json;

  NdjsonRows(List<Field> chosen, OutputStream out) throws IOException {
    for (Field field : chosen) {
      fields.merge(
          field.path().get(0),
          List.of(field),
          (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
    }
    this.json = Json.MAPPER.getFactory().createGenerator(out);
    json.setRootValueSeparator(new SerializedString(""));
  }

  @Override
  public void row(Object item) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, List<Field>> top : fields.entrySet()) {
      boolean nested = top.getValue().get(0).path().size() > 1;
      if (nested) {
        json.writeObjectFieldStart(top.getKey());
      }
      for (Field field : top.getValue()) {
        Optional<Object> value = field.value().apply(item);
        if (value.isPresent()) {
          json.writeFieldName(field.path().get(field.path().size() - 1));
          VALUES.writeValue(json, value.get());
        }
      }
      if (nested) {
        json.writeEndObject();
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void end() throws IOException {
    json.flush();
  }
}
