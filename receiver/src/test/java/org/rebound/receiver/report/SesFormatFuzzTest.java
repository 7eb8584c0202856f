package org.rebound.receiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any JSON of Amazon SES; where it is valid, the strings are those that Jackson reads. */
class SesFormatFuzzTest {

  private static final String HEADER = "From: no-reply@sns.amazonaws.com\n\n";

  @MethodSource("seeds")
  @FuzzTest
  void whateverJsonANotificationHasIsRead(byte[] message) {
    FormatFuzz.read(new SesFormat(), message);
    String text = new String(message, StandardCharsets.UTF_8);
    String json = text.substring(Math.max(0, text.indexOf('{')));
    FormatFuzz.read(new SesFormat(), (HEADER + json).getBytes(StandardCharsets.UTF_8));
    List<JsonStrings.Entry> read = JsonStrings.of(json);
    valid(json)
        .ifPresent(
            strings ->
                assertThat(read.stream().map(entry -> entry.name() + "=" + entry.value()))
                    .containsExactlyElementsOf(strings));
  }

  /** Name and value of each string in an object, when it is JSON and not too deep. */
  private static Optional<List<String>> valid(String json) {
    List<String> strings = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      int depth = 0;
      String name = "";
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (JsonToken token = JsonToken.START_OBJECT; token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.FIELD_NAME) {
          name = unescaped(parser.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
          strings.add(name + "=" + unescaped(parser.getText()));
        }
        if (depth >= 40 || (depth == 0 && parser.nextToken() != null)) {
          return Optional.empty();
        }
        if (depth == 0) {
          break;
        }
      }
      return depth == 0 ? Optional.of(strings) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As our reader undoes escapes: any line end is a line feed, other controls are spaces. */
  private static String unescaped(String text) {
    return text.replace('\r', '\n').replaceAll("[\t\b\f]", " ").replace('\0', '\uFFFD');
  }

  static Stream<byte[]> seeds() {
    return FormatFuzz.seeds("ses");
  }
}
