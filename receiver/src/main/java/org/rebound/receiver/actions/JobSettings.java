package org.rebound.receiver.actions;

import java.time.Duration;

/**
 * The limits of a {@link JobRunner}.
 *
 * @param batch how many addresses a transaction deals with
 * @param deletions how many, when they are deleted: there is much to be done for each
 * @param small up to so many addresses a job never waits behind a larger one
 * @param lease how long a job is left to a daemon that says nothing, before another takes it
 * @param rest how long to wait before looking for jobs of other daemons
 */
public record JobSettings(int batch, int deletions, long small, Duration lease, Duration rest) {

  /** What a daemon needs on ordinary hardware. */
  public static final JobSettings DEFAULTS =
      new JobSettings(1_000, 200, 1_000, Duration.ofSeconds(60), Duration.ofSeconds(1));

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException when one does not
   */
  public JobSettings {
    if (batch < 1 || deletions < 1 || small < 0 || lease.isNegative() || rest.isNegative()) {
      throw new IllegalArgumentException("jobs need batches of at least one address");
    }
  }
}
