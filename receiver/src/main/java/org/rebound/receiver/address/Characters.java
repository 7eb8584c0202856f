package org.rebound.receiver.address;

/**
 * Which characters may stand in an address, and how many octets they take in UTF-8 (RFC 6531
 * section 3.3). Refused: controls (C0, DEL, C1), half surrogate pairs, U+FFFD (something was lost
 * in decoding), line and paragraph separators, and what turns the direction of a whole line.
 */
final class Characters {

  private Characters() {}

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  static boolean areAllowed(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isAllowed(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  static boolean isAllowed(int c) {
    if (c < 0x80) {
      return c >= 0x20 && c != 0x7f;
    }
    return !Character.isISOControl(c)
        && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        && !(c >= 0x2028 && c <= 0x202e)
        && !(c >= 0x2066 && c <= 0x2069)
        && c != 0xfffd;
  }

  /** The length in UTF-8 of text that is allowed. */
  static int octets(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        octets += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        octets += 2;
      } else {
        octets += 3;
      }
    }
    return octets;
  }
}
