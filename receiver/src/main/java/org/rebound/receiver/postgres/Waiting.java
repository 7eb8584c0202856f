package org.rebound.receiver.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what nobody tells us of. An interrupt does not cut it short: the flag stays set. */
final class Waiting {

  private Waiting() {}

  /** Whether the condition came true within the limit, looked at again after each step. */
  static boolean until(BooleanSupplier condition, Duration limit, Duration step) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted(); // a set flag would make parking return at once
        if (condition.getAsBoolean()) {
          return true;
        }
        if (System.nanoTime() - end >= 0) {
          return false;
        }
        LockSupport.parkNanos(step.toNanos());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
