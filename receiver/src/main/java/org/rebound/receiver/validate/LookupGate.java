package org.rebound.receiver.validate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many look-ups run at once and the others wait in their order, up to a limit. Safe for use
 * by many threads; blocks none.
 */
final class LookupGate {

  private static final int MOST_WAITING = 100_000;

  private final int limit;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final AtomicInteger calls = new AtomicInteger();
  private int running;

  LookupGate(int limit) {
    this.limit = limit;
  }

  /**
   * Starts {@code lookup} now or later; whatever it starts must call {@link #leave} when it ends.
   *
   * @return false when too many wait, and it is not going to be started
   */
  boolean enter(Runnable lookup) {
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        return false;
      }
      waiting.add(lookup);
    }
    startWaiting();
    return true;
  }

  /** One that was started has ended. */
  void leave() {
    synchronized (this) {
      running--;
    }
    startWaiting();
  }

  /** One call starts them for all others, so that many that end at once are no deep stack. */
  private void startWaiting() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    do {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } while (calls.decrementAndGet() != 0);
  }

  private synchronized @Nullable Runnable next() {
    if (running == limit || waiting.isEmpty()) {
      return null;
    }
    running++;
    return waiting.poll();
  }
}
