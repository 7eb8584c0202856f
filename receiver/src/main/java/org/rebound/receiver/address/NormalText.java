package org.rebound.receiver.address;

import java.text.Normalizer;

/**
 * The normal form of a piece of text: Unicode's normalization form C, in lower case.
 *
 * <p>Lower case is Unicode's simple mapping, one code point at a time. The full mapping looks at
 * the neighbours (final sigma) and at the language (dotted i), and every programming language does
 * that in its own way; whoever makes a tag without us must come to the same octets.
 */
final class NormalText {

  private NormalText() {}

  static String of(String text) {
    return Characters.isAscii(text)
        ? lowerCase(text)
        : Normalizer.normalize(
            lowerCase(Normalizer.normalize(text, Normalizer.Form.NFC)), Normalizer.Form.NFC);
  }

  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      lower.appendCodePoint(Character.toLowerCase(c));
      i += Character.charCount(c);
    }
    return lower.toString();
  }
}
