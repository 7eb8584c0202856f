package org.rebound.receiver.status;

/**
 * One line of the registry: what a code means and how to read it.
 *
 * @param code the line's key: {@code x.1.1}, {@code 5.7.606-649}, {@code x.1.*}, {@code 550}
 * @param strength how much the code says by itself
 * @param reading category, and perhaps verdict and fault, as the classifier's rules write them
 * @param source who defines it
 * @param meaning for people
 */
public record StatusMeaning(
    String code, Strength strength, String reading, String source, String meaning) {

  /** How much a code says by itself. */
  public enum Strength {
    /** It names the cause: it yields only to words that name another. */
    SPECIFIC,
    /** It is used for several causes: words that hint at one come first. */
    PLAIN,
    /** It says hardly more than its class, or names what wraps round a cause. */
    VAGUE
  }
}
