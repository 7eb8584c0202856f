package org.rebound.receiver.classify;

import java.util.Optional;

/**
 * One line of a rule file: see the top of {@code rules/10-providers.rules}.
 *
 * @param order its place among all rules; of two that match alike the earlier decides
 * @param phrase the words it looks for; a rule without words goes by its condition alone
 * @param unless folded words that keep it silent when they stand in the same text
 * @param example mail text that it must decide, in the notation of the rule files
 * @param origin file and line, for messages about the rule
 */
record Rule(
    int order,
    String id,
    Outcome outcome,
    Strength strength,
    Optional<Phrase> phrase,
    Place place,
    Optional<String> unless,
    Condition condition,
    String example,
    String origin) {

  /** Where the words of a rule may stand. */
  enum Place {
    /** Anywhere. */
    SAYS,
    /** In what the refusing server said. */
    DIAGNOSTIC,
    /** In the part written for people. */
    TEXT
  }
}
