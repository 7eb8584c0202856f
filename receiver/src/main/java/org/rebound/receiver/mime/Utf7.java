package org.rebound.receiver.mime;

/** Decodes UTF-7 (RFC 2152), which Java has no charset for. Damage becomes U+FFFD. */
final class Utf7 {

  private Utf7() {}

  static String decode(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      int c = bytes[i++] & 0xff;
      if (c != '+') {
        text.append(c < 128 ? (char) c : '\uFFFD');
        continue;
      }
      if (i < to && bytes[i] == '-') {
        text.append('+');
        i++;
        continue;
      }
      int bits = 0;
      int held = 0;
      while (i < to && digit(bytes[i]) >= 0) {
        held = held << 6 | digit(bytes[i++]);
        bits += 6;
        if (bits >= 16) {
          bits -= 16;
          text.append((char) (held >> bits));
          held &= (1 << bits) - 1;
        }
      }
      if (held != 0) {
        text.append('\uFFFD');
      }
      if (i < to && bytes[i] == '-') {
        i++;
      }
    }
    return text.toString();
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }
}
