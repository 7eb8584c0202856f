package org.rebound.receiver.mime;

import java.nio.charset.StandardCharsets;

/** Turns the bytes of a field's value into one trimmed line (RFC 5322 section 2.2.3). */
final class Unfold {

  private Unfold() {}

  /** Each fold, with the white space around it, becomes one space; NUL becomes U+FFFD. */
  static String toText(byte[] bytes, int start, int end) {
    int from = start;
    while (from < end && isSpace(bytes[from])) {
      from++;
    }
    int to = end;
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    if (isPlain(bytes, from, to)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    byte[] line = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\n') {
        line[length++] = bytes[i];
        continue;
      }
      while (length > 0 && isSpace(line[length - 1])) {
        length--;
      }
      while (i + 1 < to && isSpace(bytes[i + 1])) {
        i++;
      }
      line[length++] = ' ';
    }
    return TextDecoder.decode(line, 0, length, "");
  }

  /** Whether the value is a single line of ASCII as it is. */
  private static boolean isPlain(byte[] bytes, int from, int to) {
    return Octets.areSevenBit(bytes, from, to)
        && Octets.indexOf(bytes, from, to, '\n') < 0
        && Octets.indexOf(bytes, from, to, (char) 27) < 0
        && Octets.indexOf(bytes, from, to, '\0') < 0;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
