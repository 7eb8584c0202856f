package org.rebound.receiver.ledger;

/**
 * A message is in the database.
 *
 * @param messageId the id of its record: the first one's, when it came before
 * @param duplicate whether it came before
 */
public record Recorded(long messageId, boolean duplicate) {}
