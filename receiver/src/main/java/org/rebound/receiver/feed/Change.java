package org.rebound.receiver.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * One change and its place in the feed.
 *
 * @param what what the ledger says of it
 */
public record Change(ChangePlace place, What what) {

  /**
   * What happened. Codes are as the ledger has them.
   *
   * @param kind bounced, complained, blocked, freed or deleted
   * @param at when it came in or was done
   * @param tag the address; empty when it was deleted since, or nobody could be named
   * @param address the text of the address, where it is known; never of one that was deleted
   * @param mailingId the mailing of the bounce, or of the bounce that blocked
   * @param counted of bounces and complaints: whether it counted
   * @param cause of blocked and freed: why
   * @param bounceId the bounce, or the one that blocked
   */
  public record What(
      String kind,
      Instant at,
      Optional<Long> tag,
      Optional<String> address,
      Optional<Long> mailingId,
      Optional<String> verdict,
      Optional<String> category,
      Optional<String> fault,
      Optional<String> status,
      Optional<Boolean> counted,
      Optional<String> cause,
      Optional<Long> bounceId) {}
}
