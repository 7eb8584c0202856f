package org.rebound.receiver.validate;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of the domains that were asked for last, as long as it may be kept. Bounded: the
 * one that was not asked for the longest goes first. Safe for use by many threads.
 */
final class FindingCache {

  private final Clock clock;
  private final int size;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  FindingCache(Clock clock, int size) {
    this.clock = clock;
    this.size = size;
  }

  private record Kept(MailDomain domain, Instant until) {}

  synchronized Optional<MailDomain> get(String name) {
    Kept found = kept.get(name);
    if (found == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(found.until())) {
      kept.remove(name);
      return Optional.empty();
    }
    return Optional.of(found.domain());
  }

  synchronized void put(String name, Finding finding) {
    if (finding.keep().isZero()) {
      return;
    }
    kept.put(name, new Kept(finding.domain(), clock.instant().plus(finding.keep())));
    if (kept.size() > size) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
