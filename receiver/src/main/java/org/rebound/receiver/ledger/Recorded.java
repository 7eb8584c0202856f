package org.rebound.receiver.ledger;

import java.util.List;

/**
 * A message is in the database.
 *
 * @param messageId the id of its record: the first one's, when it came before
 * @param duplicate whether it came before
 * @param events what it says; nothing when it came before
 */
public record Recorded(long messageId, boolean duplicate, List<RecordedEvent> events) {

  public Recorded {
    events = List.copyOf(events);
  }

  /** A message of which nothing more is told. */
  public Recorded(long messageId, boolean duplicate) {
    this(messageId, duplicate, List.of());
  }
}
