package org.rebound.receiver.verp;

/**
 * Base 32 (RFC 4648 section 6) in lower case and without padding: what survives servers that change
 * the case of a local part. Reads both cases.
 */
final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static String encode(byte[] octets) {
    StringBuilder text = new StringBuilder((octets.length * 8 + 4) / 5);
    int buffer = 0;
    int bits = 0;
    for (byte octet : octets) {
      buffer = (buffer << 8 | (octet & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
    }
    return text.toString();
  }

  /** Whether all characters from {@code start} are of the alphabet. */
  static boolean isEncoded(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (value(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The octets of {@link #isEncoded encoded} text from {@code start}; spare bits are dropped. */
  static byte[] decode(String text, int start) {
    byte[] octets = new byte[(text.length() - start) * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int i = start; i < text.length(); i++) {
      buffer = (buffer << 5 | value(text.charAt(i))) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        octets[next++] = (byte) (buffer >> bits);
      }
    }
    return octets;
  }

  /** The five bits of one character, or -1. */
  static int value(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
  }
}
