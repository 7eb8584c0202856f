package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the words of all rules in one pass over a text. A rule of several pieces is followed from
 * piece to piece; where its first piece occurs again before the second, the later one counts.
 *
 * <p>Immutable and thread-safe.
 */
final class PhraseMatcher {

  private final List<Rule> rules;
  private final PhraseAutomaton automaton;
  private final int[] sizes;

  /** For each word: the rules that have it, as pairs of rule index and piece index. */
  private final int[][] uses;

  PhraseMatcher(List<Rule> rules) {
    this.rules = rules;
    Map<String, List<int[]>> words = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      List<Phrase.Piece> pieces = rules.get(i).phrase().map(Phrase::pieces).orElse(List.of());
      // Later pieces first, so that one occurrence cannot serve as two pieces of a rule.
      for (int p = pieces.size() - 1; p >= 0; p--) {
        words.computeIfAbsent(pieces.get(p).text(), k -> new ArrayList<>()).add(new int[] {i, p});
      }
    }
    automaton = new PhraseAutomaton(List.copyOf(words.keySet()));
    sizes = words.keySet().stream().mapToInt(String::length).toArray();
    uses =
        words.values().stream()
            .map(pairs -> pairs.stream().flatMapToInt(java.util.Arrays::stream).toArray())
            .toArray(int[][]::new);
  }

  /** The rules whose words stand in the text, each where it is found first, in no order. */
  List<Hit> search(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    FoldedText folded = Folding.fold(text);
    Pass pass = new Pass(folded);
    automaton.search(folded.chars, folded.length(), pass);
    pass.hits.removeIf(hit -> hit.rule().unless().filter(folded::contains).isPresent());
    return pass.hits;
  }

  private final class Pass implements PhraseAutomaton.Listener {
    private final FoldedText text;
    private final List<Hit> hits = new ArrayList<>(4);
    private final BitSet found = new BitSet();
    private final Map<Integer, Progress> begun = new java.util.HashMap<>(4);

    Pass(FoldedText text) {
      this.text = text;
    }

    @Override
    public void found(int word, int end) {
      int start = end - sizes[word];
      int[] pairs = uses[word];
      for (int i = 0; i < pairs.length; i += 2) {
        if (!found.get(pairs[i])) {
          advance(pairs[i], pairs[i + 1], start, end);
        }
      }
    }

    private void advance(int ruleIndex, int pieceIndex, int start, int end) {
      Rule rule = rules.get(ruleIndex);
      List<Phrase.Piece> pieces = rule.phrase().orElseThrow().pieces();
      Phrase.Piece piece = pieces.get(pieceIndex);
      if ((piece.wholeStart() && start > 0 && Folding.isWordPart(text.chars[start - 1]))
          || (piece.wholeEnd() && end < text.length() && Folding.isWordPart(text.chars[end]))) {
        return;
      }
      int from = start;
      if (pieceIndex > 0) {
        Progress so = begun.get(ruleIndex);
        if (so == null || so.pieces != pieceIndex || start < so.end) {
          return;
        }
        if (start - so.end > Phrase.GAP) {
          begun.remove(ruleIndex);
          return;
        }
        from = so.start;
      }
      if (pieceIndex == pieces.size() - 1) {
        found.set(ruleIndex);
        hits.add(new Hit(rule, text.origin(from), text.origin(end - 1) + 1));
      } else if (pieceIndex > 0 || !isFurther(ruleIndex, start)) {
        begun.put(ruleIndex, new Progress(pieceIndex + 1, from, end));
      }
    }

    /** Whether the rule is already past its first piece and may still go on. */
    private boolean isFurther(int ruleIndex, int start) {
      Progress so = begun.get(ruleIndex);
      return so != null && so.pieces > 1 && start - so.end <= Phrase.GAP;
    }
  }

  private record Progress(int pieces, int start, int end) {}
}
