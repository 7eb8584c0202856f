package org.rebound.receiver.classify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.phrase.PhraseAutomaton;

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

  /** For each word: where rules have it. */
  private final Use[][] uses;

  PhraseMatcher(List<Rule> rules) {
    this.rules = rules;
    Map<String, List<Use>> words = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      List<Phrase.Piece> pieces = rules.get(i).phrase().map(Phrase::pieces).orElse(List.of());
      // Later pieces first, so that one occurrence cannot serve as two pieces of a rule.
      for (int p = pieces.size() - 1; p >= 0; p--) {
        Use use = new Use(i, p, p == pieces.size() - 1, pieces.get(p));
        words.computeIfAbsent(use.piece().text(), k -> new ArrayList<>()).add(use);
      }
    }
    automaton = PhraseAutomaton.exact(List.copyOf(words.keySet()));
    sizes = words.keySet().stream().mapToInt(String::length).toArray();
    uses = words.values().stream().map(list -> list.toArray(Use[]::new)).toArray(Use[][]::new);
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
    private final BitSet found = new BitSet(rules.size());

    /** How far each rule of several pieces has come. */
    private final @Nullable Progress[] begun = new Progress[rules.size()];

    Pass(FoldedText text) {
      this.text = text;
    }

    @Override
    public boolean found(int word, int end) {
      int start = end - sizes[word];
      boolean opens = start == 0 || !Folding.isWordPart(text.chars[start - 1]);
      boolean closes = end == text.length() || !Folding.isWordPart(text.chars[end]);
      for (Use use : uses[word]) {
        if ((opens || !use.piece().wholeStart())
            && (closes || !use.piece().wholeEnd())
            && !found.get(use.rule())) {
          advance(use, start, end);
        }
      }
      return true;
    }

    private void advance(Use use, int start, int end) {
      Progress so = begun[use.rule()];
      int from = start;
      if (use.index() > 0) {
        if (so == null || so.pieces != use.index() || start < so.end) {
          return;
        }
        if (start - so.end > Phrase.GAP) {
          begun[use.rule()] = null;
          return;
        }
        from = so.start;
      }
      if (use.last()) {
        found.set(use.rule());
        hits.add(new Hit(rules.get(use.rule()), text.origin(from), text.origin(end - 1) + 1));
      } else if (use.index() > 0 || !isFurther(so, start)) {
        begun[use.rule()] = new Progress(use.index() + 1, from, end);
      }
    }

    /** Whether the rule is already past its first piece and may still go on. */
    private static boolean isFurther(@Nullable Progress so, int start) {
      return so != null && so.pieces > 1 && start - so.end <= Phrase.GAP;
    }
  }

  /** A word as the piece of a rule. */
  private record Use(int rule, int index, boolean last, Phrase.Piece piece) {}

  private record Progress(int pieces, int start, int end) {}
}
