package org.rebound.receiver.ledger;

/**
 * How long things are kept.
 *
 * @param rawDays days for which the raw bytes of a message are kept; 1 to 3,650
 * @param factMonths months for which messages, bounces and changes of addresses are kept, and for
 *     which a message that comes again is known; 1 to 1,200. How an address stands is kept for ever
 * @param jobDays days for which jobs are kept after they are over, and with them the idempotency
 *     keys of their requests; 1 to 3,650
 */
public record Retention(int rawDays, int factMonths, int jobDays) {

  /** Raw bytes for 30 days, facts for two years, jobs for 90 days. */
  public static final Retention DEFAULTS = new Retention(30, 24, 90);

  /**
   * Times within their limits.
   *
   * @throws IllegalArgumentException names the one that is not
   */
  public Retention {
    if (rawDays < 1 || rawDays > 3_650) {
      throw new IllegalArgumentException("raw messages: 1 to 3650 days, not " + rawDays);
    }
    if (factMonths < 1 || factMonths > 1_200) {
      throw new IllegalArgumentException("facts: 1 to 1200 months, not " + factMonths);
    }
    if (jobDays < 1 || jobDays > 3_650) {
      throw new IllegalArgumentException("jobs: 1 to 3650 days, not " + jobDays);
    }
  }
}
