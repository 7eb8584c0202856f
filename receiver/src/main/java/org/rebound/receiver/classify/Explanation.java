package org.rebound.receiver.classify;

import java.util.List;

/**
 * Why a classification came out as it did.
 *
 * @param rule the id of the rule that decided
 * @param rulePack the version of the rules
 * @param field where the evidence stood: {@code diagnostic}, {@code status}, {@code text} ...
 * @param evidence the very words that decided, bounded
 * @param weighed what else spoke and lost, strongest first
 */
public record Explanation(
    String rule, String rulePack, String field, String evidence, List<Weighed> weighed) {

  public Explanation {
    weighed = List.copyOf(weighed);
  }

  /** A rule that matched and did not decide. */
  public record Weighed(String rule, String field, String evidence, Category category) {}
}
