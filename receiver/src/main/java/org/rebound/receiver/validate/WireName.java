package org.rebound.receiver.validate;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name at the end of a record's data (RFC 1035 section 3.1). Netty has resolved what is
 * compressed (section 4.1.4), within the message and without loops, before we see it; a pointer
 * that is left is malformed here. Total.
 */
final class WireName {

  private static final int MAX_LABEL = 63;
  private static final int MAX_TEXT = 253;

  private WireName() {}

  /**
   * The name from {@code at} to the end of {@code data}, in lower case, without its last dot; the
   * root is the empty text. Nothing when it is malformed, or no name a host can have: letters,
   * digits, hyphens and underscores.
   */
  static Optional<String> read(ByteBuf data, int at) {
    StringBuilder name = new StringBuilder();
    int end = data.writerIndex();
    int i = at;
    while (i < end) {
      int length = data.getUnsignedByte(i);
      if (length == 0) {
        boolean whole = i + 1 == end && name.length() <= MAX_TEXT;
        return whole ? Optional.of(name.toString().toLowerCase(Locale.ROOT)) : Optional.empty();
      }
      if (length > MAX_LABEL || i + 1 + length >= end) {
        return Optional.empty();
      }
      String label = data.toString(i + 1, length, StandardCharsets.ISO_8859_1);
      if (!label.chars().allMatch(WireName::isHostCharacter)) {
        return Optional.empty();
      }
      name.append(name.isEmpty() ? "" : ".").append(label);
      i += 1 + length;
    }
    return Optional.empty();
  }

  private static boolean isHostCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
