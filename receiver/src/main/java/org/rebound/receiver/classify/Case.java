package org.rebound.receiver.classify;

import java.util.List;
import java.util.Optional;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * What the conditions of rules are asked of: one recipient of one report.
 *
 * @param hosts remote and reporting MTA, lower-case
 * @param statuses every code seen, the Status field's among them
 */
record Case(
    String format,
    List<String> hosts,
    List<EnhancedStatusCode> statuses,
    Optional<ReplyCode> reply) {}
