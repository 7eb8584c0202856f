package org.rebound.receiver.classify;

/**
 * What a rule or a code says when it decides: a category with its verdict and fault.
 *
 * @param explicit whether the rule names the verdict itself, so that the class of a code cannot
 *     soften it
 */
record Outcome(Category category, Verdict verdict, Fault fault, boolean explicit) {

  /** Nothing is known. */
  static final Outcome UNKNOWN = of(Category.OTHER);

  static Outcome of(Category category) {
    return new Outcome(category, category.verdict(), category.fault(), false);
  }

  /**
   * Reads {@code category[/verdict[/fault]]}, as rule files write it.
   *
   * @throws IllegalArgumentException when a word is none of the closed sets
   */
  static Outcome parse(String text) {
    String[] words = text.split("/", -1);
    Category category = Category.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
    Outcome plain = of(category);
    if (words.length == 1) {
      return plain;
    }
    Verdict verdict = Verdict.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
    Fault fault =
        words.length < 3
            ? plain.fault()
            : Fault.valueOf(words[2].toUpperCase(java.util.Locale.ROOT));
    return new Outcome(category, verdict, fault, true);
  }

  /** Whether it says something for good against the address. */
  boolean condemns() {
    return verdict == Verdict.HARD && fault == Fault.RECIPIENT;
  }

  /** The same, soft. */
  Outcome softened() {
    return new Outcome(category, Verdict.SOFT, fault, explicit);
  }
}
