package org.rebound.receiver.validate;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How domains are looked up. Immutable.
 *
 * @param nameServers the recursive name servers to ask, in this order; empty: those of the machine
 * @param timeout how long one request may take, whatever it asks for; 100 ms to a minute
 * @param cacheSize how many domains are remembered
 * @param lookups how many domains are looked up at once; each has at most one query on the way
 */
public record DnsSettings(
    List<InetSocketAddress> nameServers, Duration timeout, int cacheSize, int lookups) {

  public DnsSettings {
    nameServers = List.copyOf(nameServers);
    if (timeout.toMillis() < 100 || timeout.toSeconds() > 60) {
      throw new IllegalArgumentException("timeout: expected 100ms to 60s, found " + timeout);
    }
    if (cacheSize < 1 || lookups < 1) {
      throw new IllegalArgumentException("cacheSize and lookups: expected at least 1");
    }
  }

  /** How long one name server has for one answer: a silent one leaves time for two others. */
  Duration attempt() {
    return timeout.dividedBy(3);
  }
}
