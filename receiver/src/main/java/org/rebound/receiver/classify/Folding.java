package org.rebound.receiver.classify;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The one form in which phrases and mail text meet: compatibility forms replaced (NFKC),
 * lower-case, accents dropped, every dash, quote and space the same, runs of white space one space,
 * none between ideographs. Addresses become {@code @}; SMTP codes are left out, so that a reply of
 * several lines ("550-5.1.1 The ... 550 5.1.1 account") reads on.
 *
 * <p>Linear in the length of the text; keeps for each folded character where it came from.
 */
final class Folding {

  /** Text beyond this is not looked at. */
  static final int REACH = 64 * 1024;

  /** From here on no spaces part words, so that an address ends where such writing begins. */
  private static final char FIRST_IDEOGRAPHIC = 0x2e80;

  private static final char DROPPED = 0;
  private static final char SEVERAL = 0xffff;
  private static final char[] SINGLE = new char[0x10000];
  private static final Map<Character, String> MORE = new HashMap<>();

  static {
    for (int c = 0; c < 0x10000; c++) {
      SINGLE[c] = c < 0x20 || Character.isSurrogate((char) c) ? plain(c) : tabled((char) c);
    }
  }

  private Folding() {}

  /** Folds the words of a rule; an {@code @} stands for an address. */
  static String foldPhrase(String words) {
    FoldedText folded = new FoldedText(words.length() * 4 + 4);
    for (int i = 0; i < words.length(); i++) {
      append(folded, words.charAt(i), i);
    }
    return new String(folded.chars, 0, folded.trimmed());
  }

  /** Folds mail text. */
  static FoldedText fold(String mail) {
    char[] text = new char[Math.min(mail.length(), REACH)];
    mail.getChars(0, text.length, text, 0);
    FoldedText folded = new FoldedText(text.length + 16);
    int i = 0;
    while (i < text.length) {
      char c = text[i];
      if (c == '@') {
        i = address(text, i, folded);
      } else if (c >= '2' && c <= '5' && folded.atWordStart()) {
        int end = code(text, i);
        if (end == i) {
          append(folded, c, i++);
        } else {
          append(folded, ' ', i);
          i = end;
        }
      } else {
        append(folded, c, i++);
      }
    }
    return folded;
  }

  /** Whether a phrase may not begin or end beside this character, because the word goes on. */
  static boolean isWordPart(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        : c < FIRST_IDEOGRAPHIC && Character.isLetterOrDigit(c);
  }

  private static void append(FoldedText folded, char c, int origin) {
    char single = SINGLE[c];
    if (single == SEVERAL) {
      String several = MORE.getOrDefault(c, "");
      for (int i = 0; i < several.length(); i++) {
        folded.add(several.charAt(i), origin);
      }
    } else if (single != DROPPED) {
      folded.add(single, origin);
    }
  }

  private static int address(char[] text, int at, FoldedText folded) {
    int end = at + 1;
    while (end < text.length && isAddressPart(text[end])) {
      end++;
    }
    if (end == at + 1) {
      append(folded, ' ', at);
      return end;
    }
    folded.dropWord();
    folded.add('@', at);
    return end;
  }

  static boolean isAddressPart(char c) {
    return c > ' ' && c < FIRST_IDEOGRAPHIC && "<>()[]{},;:\"'|".indexOf(c) < 0;
  }

  /** The end of {@code 550}, {@code 550-5.1.1} or {@code 5.1.1} at {@code i}; {@code i} if none. */
  private static int code(char[] text, int i) {
    int end = i + 1;
    while (end < text.length && (isDigit(text[end]) || text[end] == '.')) {
      end++;
    }
    int size = end - i;
    boolean status = size >= 5 && text[i + 1] == '.' && isDigit(text[end - 1]);
    boolean reply = size == 3 && text[i] >= '4' && text[i + 1] != '.';
    boolean ends = end == text.length || " -:)#;,\t\r\n".indexOf(text[end]) >= 0;
    if (!(status || reply) || !ends) {
      return i;
    }
    return end < text.length && text[end] == '-' ? end + 1 : end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char plain(int c) {
    return c == 0x1b || c >= 0xd800 ? DROPPED : ' ';
  }

  private static char tabled(char c) {
    if (c >= 0xac00 && c <= 0xd7a3) {
      return c; // Hangul syllables stay whole
    }
    String wide = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(wide.length());
    String lower = wide.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char one = unified(lower.charAt(i));
      if (one != DROPPED) {
        kept.append(one);
      }
    }
    if (kept.length() == 1 && kept.charAt(0) != SEVERAL) {
      return kept.charAt(0);
    }
    if (kept.length() == 0) {
      return DROPPED;
    }
    MORE.put(c, kept.toString());
    return SEVERAL;
  }

  private static char unified(char c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == 0xad) {
      return DROPPED;
    }
    if (type == Character.DASH_PUNCTUATION || c == 0x2212) {
      return '-';
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x7f) {
      return ' ';
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u201a', '\u201b', '`', '\u00b4', '\u2032', '\u02bc' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033' -> '"';
      case '\u0131' -> 'i';
      default -> c;
    };
  }
}
