package org.rebound.receiver.ledger;

import java.util.Optional;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.policy.NotCounted;

/**
 * What a message that was just recorded says of one recipient, for whoever counts and logs.
 *
 * @param id of the bounce_event
 * @param mailing the number of the mailing
 * @param email normal form of the recipient of record, when it is known
 * @param remoteMta the server that refused, as the report names it; hostile text
 * @param notCounted why it changed nothing
 * @param blocked whether the address was blocked by it
 */
public record RecordedEvent(
    long id,
    Optional<Long> mailing,
    Optional<String> email,
    Classification classification,
    Optional<String> status,
    Optional<Integer> reply,
    Optional<String> remoteMta,
    Optional<NotCounted> notCounted,
    boolean blocked) {

  static RecordedEvent of(Judged judged, boolean blocked) {
    Event event = judged.event();
    return new RecordedEvent(
        judged.id(),
        judged.posted().mailing(),
        event.email(),
        event.classification(),
        event.status(),
        event.reply(),
        event.remoteMta(),
        judged.notCounted(),
        blocked);
  }
}
