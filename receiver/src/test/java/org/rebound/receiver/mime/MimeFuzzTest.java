package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a message within the limits, and LF reads as CRLF. */
class MimeFuzzTest {

  private static final int SMALL = 16 * 1024;

  @MethodSource("org.rebound.receiver.FuzzSeeds#messages")
  @FuzzTest
  void anyBytesAreAMessageWithinTheLimits(byte[] bytes) {
    Message message = MimeReader.read(bytes);
    checkMessage(message, bytes.length, 0);
    if (bytes.length < SMALL && isPlain(bytes)) {
      sameParts(message.root(), MimeReader.read(withCrlf(bytes)).root());
    }
  }

  private static void checkMessage(Message message, int size, int depth) {
    assertThat(depth).isLessThanOrEqualTo(Limit.DEPTH.value());
    assertThat(check(message.root(), size, depth)).isLessThanOrEqualTo(Limit.PARTS.value());
  }

  /** Checks a part with what lies within, and says how many parts it is. */
  private static int check(Part part, int size, int depth) {
    assertThat(part.size()).isBetween(0, size);
    assertThat(part.headers().fields()).hasSizeLessThanOrEqualTo(Limit.HEADER_LINES.value());
    for (Field field : part.headers().fields()) {
      assertThat(field.name()).isNotEmpty().hasSizeLessThanOrEqualTo(128);
      assertThat(field.value()).hasSizeLessThanOrEqualTo(Limit.FIELD_BYTES.value());
      assertThat(field.value()).doesNotContain("\n", "\0");
      assertThat(field.decoded()).doesNotContain("\0");
    }
    for (String text :
        new String[] {part.text(), part.undecodedText(), part.preamble(), part.epilogue()}) {
      assertThat(text).hasSizeLessThanOrEqualTo(Limit.TEXT_CHARS.value());
      assertThat(text).doesNotContain("\r", "\0");
    }
    assertThat(part.content(100)).hasSizeLessThanOrEqualTo(Math.min(100, 2 * part.size()));
    if (part.type().is("message")) {
      assertThat(part.embeddedHeaders().fields().size()).isLessThanOrEqualTo(1_000);
      Optional<Message> embedded = part.embedded();
      embedded.ifPresent(inner -> checkMessage(inner, 2 * part.size(), depth + 1));
    }
    int parts = 1;
    for (Part child : part.children()) {
      parts += check(child, part.size(), depth + 1);
    }
    return parts;
  }

  private static void sameParts(Part lf, Part crlf) {
    assertThat(crlf.headers().fields()).isEqualTo(lf.headers().fields());
    assertThat(crlf.type()).isEqualTo(lf.type());
    assertThat(crlf.text()).isEqualTo(lf.text());
    assertThat(crlf.preamble()).isEqualTo(lf.preamble());
    assertThat(crlf.epilogue()).isEqualTo(lf.epilogue());
    assertThat(crlf.children()).hasSameSizeAs(lf.children());
    for (int i = 0; i < lf.children().size(); i++) {
      sameParts(lf.children().get(i), crlf.children().get(i));
    }
  }

  /** Whether line ends mean line ends and nothing else in it: no CR, no charset but ASCII's. */
  private static boolean isPlain(byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.chars().allMatch(c -> c < 0x80 && c != '\r' && c != 27)
        && !text.toLowerCase(java.util.Locale.ROOT).contains("charset")
        && !text.contains("base64");
  }

  private static byte[] withCrlf(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 100);
    for (byte b : bytes) {
      if (b == '\n') {
        out.write('\r');
      }
      out.write(b);
    }
    return out.toByteArray();
  }
}
