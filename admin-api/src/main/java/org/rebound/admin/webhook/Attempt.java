package org.rebound.admin.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver, and what came of it.
 *
 * @param id the number in the log; 0 as long as it is not in it
 * @param message the webhook-id
 * @param kind of the change, or {@code test}
 * @param before the cursor of the change before; empty: none
 * @param number which try it was, from 1 on
 * @param status of the answer; empty when there was none
 * @param failure why it was none or no good one; empty when it was delivered
 */
public record Attempt(
    long id,
    Instant at,
    String message,
    String kind,
    Optional<String> before,
    int number,
    Optional<Integer> status,
    Optional<String> failure) {

  /** Whether the receiver has it. */
  public boolean delivered() {
    return failure.isEmpty();
  }
}
