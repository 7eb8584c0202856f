package org.rebound.receiver.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes to text when the declared charset may be wrong or missing. Total: what cannot be decoded
 * becomes U+FFFD, and so does NUL, which PostgreSQL refuses.
 *
 * <p>Order: plain ASCII; ISO-2022-JP by its escape sequences, labelled or not; UTF-7 by its label;
 * the declared charset; UTF-8, also when a little of it is damaged; the Japanese charsets where the
 * bytes read as Japanese; windows-1252.
 */
final class TextDecoder {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

  private static final char ESCAPE = 27;

  private TextDecoder() {}

  static String decode(byte[] bytes, int from, int to, String declared) {
    boolean eightBit = !Octets.areSevenBit(bytes, from, to);
    boolean escape = Octets.indexOf(bytes, from, to, ESCAPE) >= 0;
    String text = decode(bytes, from, to, declared, eightBit, escape);
    return text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : text;
  }

  private static String decode(
      byte[] bytes, int from, int to, String declared, boolean eightBit, boolean escape) {
    String label = declared.strip().toLowerCase(Locale.ROOT);
    if (escape && !eightBit && switchesToJapanese(bytes, from, to)) {
      return new String(bytes, from, to - from, ISO_2022_JP);
    }
    if (label.equals("utf-7") || label.equals("unicode-1-1-utf-7")) {
      return Utf7.decode(bytes, from, to);
    }
    Optional<Charset> charset = charset(label);
    boolean ascii = !eightBit && !escape;
    if (ascii && charset.map(TextDecoder::extendsAscii).orElse(true)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    if (charset.isPresent()
        && !charset.get().equals(StandardCharsets.US_ASCII)
        && !charset.get().equals(StandardCharsets.UTF_8)) {
      return new String(bytes, from, to - from, charset.get());
    }
    Optional<String> utf8 = strict(bytes, from, to, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    String damaged = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (charset.map(StandardCharsets.UTF_8::equals).orElse(false) || isMostlyWhole(damaged)) {
      return damaged;
    }
    return JapaneseGuess.decode(bytes, from, to)
        .orElseGet(() -> new String(bytes, from, to - from, WINDOWS_1252));
  }

  /** Whether more characters came out whole than damaged: one bad field must not spoil a report. */
  private static boolean isMostlyWhole(String text) {
    int balance = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      balance += c == '\uFFFD' ? -1 : c >= 0x80 ? 1 : 0;
    }
    return balance > 0;
  }

  /** The text, when the bytes are without a fault in that charset. */
  static Optional<String> strict(byte[] bytes, int from, int to, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from));
      return Optional.of(text.toString());
    } catch (CharacterCodingException notThisCharset) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(String label) {
    return switch (label) {
      case "", "unknown", "unknown-8bit", "x-unknown", "8bit", "binary" -> Optional.empty();
      case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
      case "us-ascii", "ascii" -> Optional.of(StandardCharsets.US_ASCII);
      case "iso-8859-1", "latin1" -> Optional.of(WINDOWS_1252);
      default -> lookUp(label);
    };
  }

  private static Optional<Charset> lookUp(String label) {
    try {
      Charset charset = Charset.forName(label);
      return charset.newDecoder() == null ? Optional.empty() : Optional.of(charset);
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  private static boolean extendsAscii(Charset charset) {
    String name = charset.name();
    return name.startsWith("UTF-8")
        || name.startsWith("ISO-8859")
        || name.startsWith("windows-125")
        || name.startsWith("US-ASCII")
        || name.startsWith("KOI8")
        || name.startsWith("GB")
        || name.startsWith("Big5")
        || name.startsWith("EUC")
        || name.startsWith("Shift_JIS")
        || name.startsWith("ISO-2022");
  }

  private static boolean switchesToJapanese(byte[] bytes, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      boolean twoByte = bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@');
      boolean oneByte = bytes[i + 1] == '(' && (bytes[i + 2] == 'J' || bytes[i + 2] == 'I');
      if (bytes[i] == ESCAPE && (twoByte || oneByte)) {
        return true;
      }
    }
    return false;
  }
}
