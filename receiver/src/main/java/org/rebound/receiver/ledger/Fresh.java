package org.rebound.receiver.ledger;

/** An entry that never came before, with the id its record gets. */
record Fresh(Entry entry, long messageId) {}
