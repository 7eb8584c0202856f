package org.rebound.receiver.listener;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Names sessions: eight random octets drawn once per listener, then a count. */
final class SessionIds {

  private final String prefix = String.format("%016x", new SecureRandom().nextLong());
  private final AtomicLong count = new AtomicLong();

  /** A name that no other session of any daemon has. */
  String next() {
    return prefix + "-" + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }
}
