package org.rebound.receiver.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of ORCPT and ENVID (RFC 3461 section 4): {@code +} and two upper-case hexadecimal
 * digits for every octet that is no printable ASCII, and for {@code +} and {@code =}.
 *
 * <p>Both ways are total. What is malformed stays as it is, and so does what would decode to a
 * control character or to no UTF-8: no line end comes out of a parameter. Text longer than any
 * command line costs time and space linear in its length.
 */
public final class Xtext {

  private static final String HEX = "0123456789ABCDEF";

  private Xtext() {}

  /** The text that {@code xtext} stands for. */
  public static String decode(String xtext) {
    if (xtext.indexOf('+') < 0) {
      return xtext;
    }
    StringBuilder text = new StringBuilder(xtext.length());
    int i = 0;
    while (i < xtext.length()) {
      int end = i;
      while (isHexChar(xtext, end)) {
        end += 3;
      }
      if (end > i) {
        text.append(decodeRun(xtext.substring(i, end)));
        i = end;
      } else {
        text.append(xtext.charAt(i));
        i++;
      }
    }
    return text.toString();
  }

  /** The xtext of {@code text}, in octets of UTF-8. */
  public static String encode(String text) {
    StringBuilder xtext = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0x20 && octet < 0x7f && octet != '+' && octet != '=') {
        xtext.append((char) octet);
      } else {
        xtext.append('+').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
      }
    }
    return xtext.toString();
  }

  private static boolean isHexChar(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '+'
        && HEX.indexOf(text.charAt(at + 1)) >= 0
        && HEX.indexOf(text.charAt(at + 2)) >= 0;
  }

  /** A run is decoded as one, because one character may be several octets. */
  private static String decodeRun(String run) {
    byte[] octets = new byte[run.length() / 3];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) Integer.parseInt(run, 3 * i + 1, 3 * i + 3, 16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      return Characters.areAllowed(text) ? text : run;
    } catch (CharacterCodingException e) {
      return run; // malformed stays literal: no octets of another charset are guessed at
    }
  }
}
