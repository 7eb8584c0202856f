package org.rebound.receiver.ledger;

import java.util.Optional;
import org.rebound.receiver.policy.NotCounted;

/** An event as it goes into the ledger: with its number, and with what the policy said. */
record Judged(long id, Posted posted, Event event, Optional<NotCounted> notCounted) {}
