package org.rebound.receiver.mime;

/**
 * Finds line ends in bytes: LF or CRLF, alike, and CRLF that a gateway made CRLF again, with
 * several CR before the LF. A bare CR is content, unless a message has no other line ends.
 */
final class Lines {

  private Lines() {}

  /** The index just after the line feed that ends the line at {@code from}, or {@code end}. */
  static int next(byte[] bytes, int from, int end) {
    int feed = Octets.indexOf(bytes, from, end, '\n');
    return feed < 0 ? end : feed + 1;
  }

  /** Where the content of the line that starts at {@code from} ends, without CR and LF. */
  static int contentEnd(byte[] bytes, int from, int next) {
    int end = next;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
    }
    while (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** The bytes, with LF for CR where no LF stands but at their end; they are not written to. */
  static byte[] withFeeds(byte[] bytes) {
    int feed = Octets.indexOf(bytes, 0, bytes.length, '\n');
    boolean usual = feed >= 0 && feed < bytes.length - 1;
    if (usual || bytes.length > Limit.MESSAGE_BYTES.value()) {
      return bytes;
    }
    byte[] lines = bytes.clone();
    int last = feed < 0 ? lines.length : contentEnd(lines, 0, lines.length);
    for (int i = 0; i < last; i++) {
      if (lines[i] == '\r') {
        lines[i] = '\n';
      }
    }
    return lines;
  }

  /** Whether the bytes at {@code from} spell {@code ascii}. */
  static boolean startsWith(byte[] bytes, int from, int end, String ascii) {
    int length = ascii.length();
    if (end - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
