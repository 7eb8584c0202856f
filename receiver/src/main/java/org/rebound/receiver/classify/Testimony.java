package org.rebound.receiver.classify;

/**
 * One thing that speaks for an outcome: a rule's words, a status code, a reply code.
 *
 * @param tier how early it is heard: see {@link Tier}
 * @param place which of the places it was found in, earlier places first
 * @param order breaks ties: the place of a rule in its files
 * @param field where the evidence stood
 * @param evidence the very words
 */
record Testimony(
    Tier tier, int place, int order, String rule, String field, String evidence, Outcome outcome)
    implements Comparable<Testimony> {

  /** The order in which evidence is heard; the first that speaks decides. */
  enum Tier {
    /** Words that name the cause, said of this recipient. */
    CERTAIN_WORDS,
    /** A code that names the cause. */
    SPECIFIC_STATUS,
    /** Words that name the cause, anywhere in the part for people. */
    CERTAIN_TEXT,
    /** Words that hint at the cause, said of this recipient. */
    LIKELY_WORDS,
    /** A code that is used for several causes. */
    PLAIN_STATUS,
    /** Words that hint at the cause, anywhere in the part for people. */
    LIKELY_TEXT,
    /** Words that wrap round a cause. */
    VAGUE_WORDS,
    /** The same, anywhere in the part for people. */
    VAGUE_TEXT,
    /** A code that says little, or names what wraps round a cause. */
    VAGUE_STATUS,
    /** The reply code. */
    REPLY,
    /** A code that says nothing but its class, x.0.0. */
    UNDEFINED_STATUS,
    /** That delivery failed, and nothing else. */
    NOTHING
  }

  /** Earlier tier; among codes that name a cause the milder outcome; then place, then order. */
  @Override
  public int compareTo(Testimony other) {
    int byTier = tier.compareTo(other.tier);
    if (byTier != 0) {
      return byTier;
    }
    if (tier == Tier.SPECIFIC_STATUS && outcome.condemns() != other.outcome.condemns()) {
      return outcome.condemns() ? 1 : -1;
    }
    int byPlace = Integer.compare(place, other.place);
    return byPlace != 0 ? byPlace : Integer.compare(order, other.order);
  }
}
