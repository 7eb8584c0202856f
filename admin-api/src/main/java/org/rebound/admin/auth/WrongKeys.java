package org.rebound.admin.auth;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong keys by peer (of IPv6: by /64), so that guessing costs no look-ups. Remembers a
 * bounded number of peers, the latest ones. Thread-safe.
 */
final class WrongKeys {

  private static final int ALLOWED = 20;
  private static final int PEERS = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > PEERS;
        }
      };

  WrongKeys(Clock clock) {
    this.clock = clock;
  }

  private record Count(Instant since, int wrong) {}

  /** How long the peer must wait; nothing when it may try. */
  synchronized Optional<Duration> mustWait(InetAddress peer) {
    Count count = counts.get(network(peer));
    if (count == null || count.wrong() < ALLOWED) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), count.since().plus(WINDOW));
    return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
  }

  /** Notes a wrong key from the peer. */
  synchronized void note(InetAddress peer) {
    Instant now = clock.instant();
    Count count = counts.remove(network(peer));
    boolean running = count != null && now.isBefore(count.since().plus(WINDOW));
    counts.put(
        network(peer),
        running && count != null ? new Count(count.since(), count.wrong() + 1) : new Count(now, 1));
  }

  private static String network(InetAddress peer) {
    byte[] octets = peer.getAddress();
    return HexFormat.of().formatHex(octets.length == 16 ? Arrays.copyOf(octets, 8) : octets);
  }
}
