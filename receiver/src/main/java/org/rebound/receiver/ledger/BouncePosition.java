package org.rebound.receiver.ledger;

import java.time.Instant;

/** Where a bounce stands in the list of bounces, the newest first. */
public record BouncePosition(Instant receivedAt, long id) {}
