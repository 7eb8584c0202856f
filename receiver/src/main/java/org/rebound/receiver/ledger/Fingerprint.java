package org.rebound.receiver.ledger;

/**
 * The exactly-once key of a message: SHA-256 over its return path and its bytes without trace
 * fields, with one form of line ends.
 *
 * @param value 32 octets, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the database, never by equals
public record Fingerprint(byte[] value) {}
