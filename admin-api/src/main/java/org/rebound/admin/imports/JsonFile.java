package org.rebound.admin.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects in JSON that have a field with an address, wherever they stand: in an array, within the
 * answer of an API, in several answers one after the other, or one a line. Holds the objects that
 * are open. For one thread.
 */
final class JsonFile implements ListFile {

  private static final int DEEPEST = 20;
  private static final int LONGEST = 65_536;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .maxNameLength(1_000)
                  .build())
          .build();

  private final JsonParser parser;
  private final List<String> wanted;
  private final Deque<Open> open = new ArrayDeque<>();

  /** Objects that have one of the fields {@code wanted}, plain. */
  JsonFile(InputStream in, List<String> wanted) throws IOException, UnreadableFile {
    try {
      this.parser = FACTORY.createParser(in);
    } catch (CharConversionException e) {
      throw notJson(1);
    }
    this.wanted = List.copyOf(wanted);
  }

  private static UnreadableFile notJson(int line) {
    return new UnreadableFile(
        "body",
        "Not JSON from line "
            + line
            + " on, or larger than any list. Nothing was taken; see whether the file is whole.");
  }

  private static final class Open {
    private final long line;
    private final Map<String, String> fields = new HashMap<>();
    private int length;

    Open(long line) {
      this.line = line;
    }
  }

  @Override
  public Optional<ListedRow> next() throws IOException, UnreadableFile {
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          open.push(new Open(parser.currentLocation().getLineNr()));
        } else if (token == JsonToken.END_OBJECT) {
          Open ended = open.pop();
          if (wanted.stream().anyMatch(ended.fields::containsKey)) {
            return Optional.of(new ListedRow(ended.line, ended.fields));
          }
        } else if (token.isScalarValue() && parser.getParsingContext().inObject()) {
          take(open.element(), token);
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException | CharConversionException e) {
      throw notJson(parser.currentLocation().getLineNr());
    }
  }

  private void take(Open object, JsonToken token) throws IOException, UnreadableFile {
    String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    object.length += value.length() + parser.currentName().length();
    if (object.length > LONGEST) {
      throw new UnreadableFile(
          "body", "An object in line " + object.line + " is longer than any entry of a list.");
    }
    object.fields.putIfAbsent(ListedRow.plain(parser.currentName()), value);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
