package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that a rule looks for: pieces in this order, each at most {@link #GAP} characters of folded
 * text after the one before.
 *
 * @param pieces folded, none empty
 */
record Phrase(List<Piece> pieces) {

  /** The most characters between two pieces. */
  static final int GAP = 60;

  /**
   * One piece.
   *
   * @param wholeStart whether no letter or digit may stand before it
   * @param wholeEnd whether none may follow
   */
  record Piece(String text, boolean wholeStart, boolean wholeEnd) {}

  Phrase {
    pieces = List.copyOf(pieces);
  }

  /**
   * Reads {@code no such ... user}; a star at either end of a piece lets it stand within a word.
   *
   * @throws IllegalArgumentException when a piece has no letters to look for
   */
  static Phrase parse(String source) {
    List<Piece> pieces = new ArrayList<>();
    for (String part : source.split("\\.\\.\\.", -1)) {
      String words = part.strip();
      boolean openStart = words.startsWith("*");
      boolean openEnd = words.endsWith("*");
      String folded =
          Folding.foldPhrase(
              words.substring(
                  openStart ? 1 : 0, words.length() - (openEnd && words.length() > 1 ? 1 : 0)));
      if (folded.length() < 2) {
        throw new IllegalArgumentException("a phrase needs words: \"" + source + "\"");
      }
      pieces.add(
          new Piece(
              folded,
              !openStart && Folding.isWordPart(folded.charAt(0)),
              !openEnd && Folding.isWordPart(folded.charAt(folded.length() - 1))));
    }
    return new Phrase(pieces);
  }
}
