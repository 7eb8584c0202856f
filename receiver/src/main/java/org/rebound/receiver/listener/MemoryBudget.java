package org.rebound.receiver.listener;

import com.codahale.metrics.Counter;
import java.util.concurrent.atomic.AtomicLong;

/** The octets that all messages together may hold; safe for all threads. */
final class MemoryBudget {

  private final long limit;
  private final Counter gauge;
  private final AtomicLong taken = new AtomicLong();

  MemoryBudget(long limit, Counter gauge) {
    this.limit = limit;
    this.gauge = gauge;
  }

  /** Takes {@code octets} when they are to be had; never waits. */
  boolean take(long octets) {
    if (taken.addAndGet(octets) > limit) {
      taken.addAndGet(-octets);
      return false;
    }
    gauge.inc(octets);
    return true;
  }

  void give(long octets) {
    taken.addAndGet(-octets);
    gauge.dec(octets);
  }
}
