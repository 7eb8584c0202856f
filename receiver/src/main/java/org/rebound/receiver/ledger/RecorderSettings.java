package org.rebound.receiver.ledger;

import java.time.Duration;

/**
 * The limits of a {@link Recorder}.
 *
 * @param threads how many transactions may run at once; each holds a connection
 * @param batch how many messages a transaction takes at most
 * @param gather how long a transaction waits for more to come along
 * @param waitingMessages how many messages may wait; one more is refused at once
 * @param waitingBytes how many compressed bytes may wait; a message alone may be larger
 * @param deadline how long a caller waits at most, all told
 * @param statementTimeout how long one statement may take, locks included
 */
public record RecorderSettings(
    int threads,
    int batch,
    Duration gather,
    int waitingMessages,
    long waitingBytes,
    Duration deadline,
    Duration statementTimeout) {

  /** What a daemon needs on ordinary hardware. */
  public static final RecorderSettings DEFAULTS =
      new RecorderSettings(
          2,
          500,
          Duration.ofMillis(1),
          10_000,
          64L * 1024 * 1024,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException names the one that does not
   */
  public RecorderSettings {
    atLeast(threads, 1, "threads");
    atLeast(batch, 1, "batch");
    atLeast(gather.toNanos(), 0, "gather");
    atLeast(waitingMessages, 1, "waiting messages");
    atLeast(waitingBytes, 1, "waiting bytes");
    atLeast(deadline.toMillis(), 1, "deadline");
    atLeast(statementTimeout.toMillis(), 1, "statement timeout");
  }

  private static void atLeast(long value, long least, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          "recorder: " + name + " must be at least " + least + ", not " + value);
    }
  }
}
