package org.rebound.receiver.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.status.StatusRegistry;

/** Every rule is reached by the example that stands above it, and by no other path than itself. */
class RuleExamplesTest {

  private final RulePack pack = RulePack.load();
  private final Classifier classifier = new Classifier(pack, StatusRegistry.load());

  @Test
  void everyExampleIsDecidedByItsOwnRule() {
    List<String> wrong = new ArrayList<>();
    for (Rule rule : pack.rules()) {
      Explanation explanation = explain(rule);
      if (!explanation.rule().equals(rule.id())) {
        boolean weighed = explanation.weighed().stream().anyMatch(w -> w.rule().equals(rule.id()));
        wrong.add(
            "%s: %s %s: \"%s\""
                .formatted(
                    rule.origin(),
                    rule.id(),
                    weighed
                        ? "is shadowed by " + explanation.rule()
                        : "is not reached (" + explanation.rule() + ")",
                    rule.example()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void evidenceIsWhatTheExampleSaysWordForWord() {
    for (Rule rule : pack.rules()) {
      Explanation explanation = explain(rule);
      assertThat(rule.example()).as(rule.origin()).contains(explanation.evidence());
      assertThat(explanation.evidence()).as(rule.origin()).isNotBlank();
    }
  }

  private Explanation explain(Rule rule) {
    Reading reading = classifier.classify(Samples.ofExample(rule.example()).report());
    return reading.findings().get(0).classification().explanation();
  }
}
