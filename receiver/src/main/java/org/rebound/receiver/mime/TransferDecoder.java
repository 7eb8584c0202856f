package org.rebound.receiver.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/**
 * Content-Transfer-Encoding (RFC 2045 section 6), forgiving: foreign characters in base64 are
 * skipped, a cut end gives what was there, an unknown encoding counts as none. What comes out is at
 * most twice as long as what went in: in quoted-printable a bare line feed becomes CRLF.
 */
final class TransferDecoder {

  private TransferDecoder() {}

  /** Whether the content must be decoded before it can be read. */
  static boolean isEncoded(String encoding) {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    return name.startsWith("base64") || name.startsWith("quoted-printable");
  }

  /** At most {@code limit} decoded bytes. */
  static byte[] decode(byte[] bytes, int from, int to, String encoding, int limit) {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("base64")) {
      return drain(
          new Base64InputStream(new ByteArrayInputStream(bytes, from, to - from), false), limit);
    }
    if (name.startsWith("quoted-printable")) {
      return drain(
          new QuotedPrintableInputStream(new ByteArrayInputStream(bytes, from, to - from), false),
          limit);
    }
    return Arrays.copyOfRange(bytes, from, Math.min(to, from + limit));
  }

  private static byte[] drain(InputStream in, int limit) {
    byte[] out = new byte[Math.min(limit, 4096)];
    int length = 0;
    try (in) {
      while (length < limit) {
        if (length == out.length) {
          out = Arrays.copyOf(out, Math.min(limit, out.length * 2));
        }
        int read = in.read(out, length, out.length - length);
        if (read < 0) {
          break;
        }
        length += read;
      }
    } catch (IOException damaged) {
      // The encoding is broken beyond mending here: what came before it is the content.
      return Arrays.copyOf(out, length);
    }
    return Arrays.copyOf(out, length);
  }
}
