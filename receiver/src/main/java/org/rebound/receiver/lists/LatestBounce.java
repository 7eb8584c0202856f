package org.rebound.receiver.lists;

import java.time.Instant;
import java.util.Optional;

/** The newest bounce of a category that is the sender's to mend. */
public record LatestBounce(
    String category, long id, Instant receivedAt, String diagnostic, Optional<String> remoteMta) {}
