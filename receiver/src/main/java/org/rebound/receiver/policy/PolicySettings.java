package org.rebound.receiver.policy;

import java.time.Duration;
import java.util.Map;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Classification;

/**
 * What an operator can choose of the policy.
 *
 * @param acceptedBounces how many bounces an address may have before one more blocks it: with 5 the
 *     sixth blocks; 0 to 10,000
 * @param mode which bounces are held against that number
 * @param window how far back {@link Mode#WINDOW} looks, exclusive: a bounce exactly that old no
 *     longer counts; one minute to 10 years
 * @param overrides what bounces of a category do, in place of {@link #effectOf the default}; {@link
 *     Category#COMPLAINT} cannot be overridden
 */
public record PolicySettings(
    int acceptedBounces, Mode mode, Duration window, Map<Category, Effect> overrides) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_650);

  /** More than 5 bounces in total block; a hard bounce by the recipient's fault blocks at once. */
  public static final PolicySettings DEFAULTS =
      new PolicySettings(5, Mode.TOTAL, Duration.ofDays(365), Map.of());

  /**
   * Settings within their limits.
   *
   * @throws IllegalArgumentException names the setting that is out of its limits
   */
  public PolicySettings {
    if (acceptedBounces < 0 || acceptedBounces > 10_000) {
      throw new IllegalArgumentException(
          "accepted bounces must be 0 to 10000, not " + acceptedBounces);
    }
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the window must be one minute to 3650 days, not " + window);
    }
    if (overrides.containsKey(Category.COMPLAINT)) {
      throw new IllegalArgumentException("a complaint always blocks: it has no override");
    }
    overrides = Map.copyOf(overrides);
  }

  /** Which bounces are held against the number of accepted ones. */
  public enum Mode {
    /** All since the bounce flag was last cleared. */
    TOTAL,
    /** Those since mail was last delivered, or the flag cleared. */
    CONSECUTIVE,
    /** Those within a stretch of time. */
    WINDOW;

    /** The name in the API and in the ledger: lower-case. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What a bounce so classified does: what its category's override says, else {@link
   * Effect#BLOCK_AT_ONCE} when it condemns the address, else {@link Effect#COUNT}.
   */
  public Effect effectOf(Classification bounce) {
    Effect standard = bounce.condemnsAddress() ? Effect.BLOCK_AT_ONCE : Effect.COUNT;
    return overrides.getOrDefault(bounce.category(), standard);
  }
}
