package org.rebound.receiver.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes encoded words (RFC 2047) wherever they stand, at most 200 of them, in linear time. Words
 * next to each other in one charset are joined before decoding, because senders split characters
 * between them. What is no well-formed word stays as it is.
 */
public final class EncodedWords {

  private static final int MOST_WORDS = 200;

  private EncodedWords() {}

  /** The text with its words decoded. Never fails. */
  public static String decode(String text) {
    int at = text.indexOf("=?");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    String heldCharset = "";
    int copied = 0;
    int words = 0;
    while (at >= 0 && words < MOST_WORDS) {
      int charsetEnd = text.indexOf('?', at + 2);
      if (charsetEnd < 0 || charsetEnd + 2 >= text.length()) {
        break;
      }
      char encoding = text.charAt(charsetEnd + 1);
      boolean wellFormed =
          text.charAt(charsetEnd + 2) == '?'
              && charsetEnd - at < 60
              && "bBqQ".indexOf(encoding) >= 0;
      if (!wellFormed) {
        at = text.indexOf("=?", at + 2);
        continue;
      }
      int wordEnd = text.indexOf("?=", charsetEnd + 3);
      if (wordEnd < 0) {
        break;
      }
      String charset = withoutLanguage(text.substring(at + 2, charsetEnd));
      boolean joins = held.size() > 0 && isBlank(text, copied, at);
      if (!joins || !charset.equalsIgnoreCase(heldCharset)) {
        flush(held, heldCharset, out);
        if (!joins) {
          out.append(text, copied, at);
        }
      }
      heldCharset = charset;
      held.writeBytes(bytes(text.substring(charsetEnd + 3, wordEnd), encoding));
      words++;
      copied = wordEnd + 2;
      at = text.indexOf("=?", copied);
    }
    flush(held, heldCharset, out);
    return out.append(text, copied, text.length()).toString();
  }

  private static void flush(ByteArrayOutputStream held, String charset, StringBuilder out) {
    if (held.size() > 0) {
      byte[] bytes = held.toByteArray();
      out.append(TextDecoder.decode(bytes, 0, bytes.length, charset));
      held.reset();
    }
  }

  private static byte[] bytes(String encoded, char encoding) {
    byte[] raw = encoded.getBytes(StandardCharsets.ISO_8859_1);
    if (encoding == 'b' || encoding == 'B') {
      return TransferDecoder.decode(raw, 0, raw.length, "base64", raw.length);
    }
    byte[] out = new byte[raw.length];
    int length = 0;
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        out[length++] = raw[i] == '_' ? (byte) ' ' : raw[i];
      }
    }
    return java.util.Arrays.copyOf(out, length);
  }

  private static String withoutLanguage(String charset) {
    int star = charset.indexOf('*');
    return star < 0 ? charset : charset.substring(0, star);
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
