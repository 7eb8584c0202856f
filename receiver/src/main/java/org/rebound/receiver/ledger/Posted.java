package org.rebound.receiver.ledger;

import java.util.List;
import java.util.Optional;

/**
 * An entry that is new, with the numbers it got in this transaction.
 *
 * @param mailing empty for role addresses, and where a return path that is not trusted names a
 *     mailing we do not have
 * @param eventIds one an event, ascending
 */
record Posted(Entry entry, long messageId, Optional<Long> mailing, List<Long> eventIds) {

  /** The recipient of record of the message as a whole: that of the first event that has one. */
  Optional<Long> tag() {
    return entry.events().stream().flatMap(event -> event.tag().stream()).findFirst();
  }
}
