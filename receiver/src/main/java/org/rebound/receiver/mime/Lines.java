package org.rebound.receiver.mime;

/** Finds line ends in bytes: LF or CRLF, alike. A bare CR is content. */
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
    if (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
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
