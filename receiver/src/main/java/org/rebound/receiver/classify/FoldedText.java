package org.rebound.receiver.classify;

import java.util.Arrays;

/** Folded text with the way back: for each character its index in the text that was folded. */
final class FoldedText {

  char[] chars;
  private int[] origins;
  private int length;

  FoldedText(int capacity) {
    chars = new char[capacity];
    origins = new int[capacity];
  }

  int length() {
    return length;
  }

  /** Where the folded character came from. */
  int origin(int index) {
    return origins[index];
  }

  /** Whether the next character begins a word. */
  boolean atWordStart() {
    return length == 0 || " (<>\"'#:;=".indexOf(chars[length - 1]) >= 0;
  }

  /** Adds one folded character; a space is kept only where it parts words. */
  void add(char c, int origin) {
    if (c == ' ' && (length == 0 || chars[length - 1] == ' ')) {
      return;
    }
    if (isIdeograph(c)
        && length > 1
        && chars[length - 1] == ' '
        && isIdeograph(chars[length - 2])) {
      length--;
    }
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      origins = Arrays.copyOf(origins, length * 2);
    }
    chars[length] = c;
    origins[length++] = origin;
  }

  /** Takes back the word that is being written: it turned out to be an address. */
  void dropWord() {
    while (length > 0 && chars[length - 1] != ' ' && Folding.isAddressPart(chars[length - 1])) {
      length--;
    }
  }

  boolean contains(String words) {
    return new String(chars, 0, length).contains(words);
  }

  /** The length without a space at the end. */
  int trimmed() {
    return length > 0 && chars[length - 1] == ' ' ? length - 1 : length;
  }

  private static boolean isIdeograph(char c) {
    return c >= 0x3001 && c < 0xa000;
  }
}
