package org.rebound.receiver.mime;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Recognises unlabelled Shift_JIS and EUC-JP: the bytes decode without a fault and the text holds
 * hiragana or katakana, which chance rarely makes out of Latin text.
 */
final class JapaneseGuess {

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final Charset EUC_JP = Charset.forName("EUC-JP");

  private JapaneseGuess() {}

  static Optional<String> decode(byte[] bytes, int from, int to) {
    Optional<String> eucJp = TextDecoder.strict(bytes, from, to, EUC_JP);
    Optional<String> shiftJis = TextDecoder.strict(bytes, from, to, SHIFT_JIS);
    int euc = eucJp.map(JapaneseGuess::kana).orElse(0);
    int sjis = shiftJis.map(JapaneseGuess::kana).orElse(0);
    if (euc < 3 && sjis < 3) {
      return Optional.empty();
    }
    return euc >= sjis ? eucJp : shiftJis;
  }

  private static int kana(String text) {
    int kana = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u3041' && c <= '\u30fe') {
        kana++;
      }
    }
    return kana;
  }
}
