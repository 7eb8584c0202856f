package org.rebound.faults;

/** Strikes at one of many steps, once, unless it was called off before. For many threads. */
final class Countdown {

  private static final long PATIENCE_MILLIS = 3_000;

  private final Runnable strike;
  private int left;
  private boolean struck;

  /** Strikes at the step with this number, from 1 on. */
  Countdown(int step, Runnable strike) {
    this.left = step;
    this.strike = strike;
  }

  /** A step is about to be taken; false when it was struck at, and is not to be. */
  synchronized boolean step() {
    if (left == 0 || --left > 0) {
      return true;
    }
    strike.run();
    struck = true;
    notifyAll();
    return false;
  }

  /** Waits for the strike, 3 seconds at most; from then on there will be none. */
  synchronized boolean awaitEnd() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    for (long rest = PATIENCE_MILLIS; !struck && rest > 0; ) {
      wait(rest);
      rest = (end - System.nanoTime()) / 1_000_000;
    }
    left = 0;
    return struck;
  }
}
