package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Any value of a field is read, and what a good writer wrote comes back (RFC 2047, 2231). */
class FieldFuzzTest {

  @FuzzTest
  void parametersAndEncodedWordsComeBackAsTheyWereMeant(FuzzedDataProvider data)
      throws UnsupportedEncodingException {
    String value = wellFormed(data.consumeString(60));
    parametersComeBack(value, data.consumeInt(0, 20));
    wordsComeBack(value);
    String rubbish = data.consumeRemainingAsString();
    ContentType type = ContentType.parse(rubbish);
    assertThat(type.mediaType()).contains("/").isEqualTo(type.mediaType().toLowerCase(Locale.ROOT));
    assertThat(type.parameters()).hasSizeLessThanOrEqualTo(100);
    type.parameters()
        .values()
        .forEach(v -> assertThat(v).hasSizeLessThanOrEqualTo(rubbish.length()));
    String decoded = EncodedWords.decode(rubbish.replace('\0', ' '));
    assertThat(decoded).doesNotContain("\0");
    if (!rubbish.contains("=?")) {
      assertThat(EncodedWords.decode(rubbish)).isEqualTo(rubbish);
    }
  }

  private static void parametersComeBack(String value, int cut) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
    assertThat(ContentType.parse("a/b; (note; x=\"y\") X=\"" + quoted + "\"; y=z").parameters())
        .containsEntry("x", value)
        .containsEntry("y", "z");
    String encoded = percent(value);
    int at = Math.min(encoded.length(), 3 * cut);
    assertThat(ContentType.parse("a/b; x*0*=utf-8'en'" + encoded).parameter("x")).contains(value);
    if (value.chars().allMatch(c -> c < 0x80)) {
      assertThat(
              ContentType.parse(
                      "a/b;x*1*=" + encoded.substring(at) + "; x*0*=''" + encoded.substring(0, at))
                  .parameter("x"))
          .contains(value);
    }
  }

  private static void wordsComeBack(String value) throws UnsupportedEncodingException {
    String text = value.replaceAll("[\\p{Cntrl}\\s]", "_");
    for (String encoding : new String[] {"B", "Q"}) {
      String word = MimeUtility.encodeText(text + "\u00e9", "utf-8", encoding);
      assertThat(EncodedWords.decode(word.replaceAll("\r\n ", " "))).isEqualTo(text + "\u00e9");
      assertThat(EncodedWords.decode("a " + word + " b")).isEqualTo("a " + text + "\u00e9 b");
    }
  }

  private static String percent(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02X", b & 0xff));
    }
    return encoded.toString();
  }

  /** The text without NUL, which is replaced in reading, and without what is no character. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replaceAll("[\0\u001b\n\r]", "");
  }
}
