package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Transfer encodings and charsets: what was encoded comes back, anything else is read somehow. */
class ContentFuzzTest {

  private static final List<String> CHARSETS =
      Stream.concat(
              Stream.of("", "utf-7", "unknown-8bit", "x-no-such", "!", "latin1", "utf8", "a b"),
              Charset.availableCharsets().keySet().stream())
          .toList();

  @FuzzTest
  void contentComesBackWhateverItsEncoding(FuzzedDataProvider data)
      throws IOException, MessagingException {
    String charset = CHARSETS.get(data.consumeInt(0, CHARSETS.size() - 1));
    String text = data.consumeString(100);
    byte[] bytes = data.consumeRemainingAsBytes();
    String decoded = TextDecoder.decode(bytes, 0, bytes.length, charset);
    assertThat(decoded).doesNotContain("\0").hasSizeLessThanOrEqualTo(4 * bytes.length + 4);
    assertThat(TransferDecoder.decode(bytes, 0, bytes.length, "base64", 50)).hasSizeLessThan(51);
    assertThat(TransferDecoder.decode(bytes, 0, bytes.length, "quoted-printable", 1_000_000))
        .hasSizeLessThanOrEqualTo(2 * bytes.length);
    bytesComeBack(bytes);
    textComesBack(text.replaceAll("[\0\u001b]", ""));
  }

  private static void bytesComeBack(byte[] bytes) throws IOException, MessagingException {
    byte[] base64 = Base64.getMimeEncoder().encode(bytes);
    assertThat(TransferDecoder.decode(base64, 0, base64.length, "BASE64", bytes.length + 9))
        .isEqualTo(bytes);
    ByteArrayOutputStream printable = new ByteArrayOutputStream();
    try (OutputStream out = MimeUtility.encode(printable, "quoted-printable")) {
      out.write(bytes);
    }
    // A bare CR or LF is a line end to that encoder.
    if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\r') < 0
        && new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') < 0) {
      byte[] encoded = printable.toByteArray();
      assertThat(
              TransferDecoder.decode(
                  encoded, 0, encoded.length, "Quoted-Printable ", bytes.length + 9))
          .isEqualTo(bytes);
    }
  }

  private static void textComesBack(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String known = new String(utf8, StandardCharsets.UTF_8);
    for (String label : new String[] {"", "UTF-8", "unknown-8bit", "no-such-charset"}) {
      assertThat(TextDecoder.decode(utf8, 0, utf8.length, label)).isEqualTo(known);
    }
    byte[] utf7 = utf7(known);
    assertThat(TextDecoder.decode(utf7, 0, utf7.length, "utf-7")).isEqualTo(known);
  }

  /** Every character in base64, as a careful writer does (RFC 2152). */
  private static byte[] utf7(String text) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); i += 3) {
      encoded
          .append('+')
          .append(Base64.getEncoder().withoutPadding().encodeToString(utf16(text, i)))
          .append('-');
    }
    return encoded.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] utf16(String text, int from) {
    char[] units = text.substring(from, Math.min(from + 3, text.length())).toCharArray();
    byte[] bytes = new byte[2 * units.length];
    for (int i = 0; i < units.length; i++) {
      bytes[2 * i] = (byte) (units[i] >> 8);
      bytes[2 * i + 1] = (byte) units[i];
    }
    return bytes;
  }
}
