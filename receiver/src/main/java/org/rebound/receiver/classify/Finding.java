package org.rebound.receiver.classify;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.status.EnhancedStatusCode;
import org.rebound.receiver.status.ReplyCode;

/**
 * One recipient of a report with what is said of him. The recipient here is the one that the report
 * names; whom it counts for is decided by the return path.
 *
 * @param recipient the address we mailed as far as the report knows it: original, else final
 * @param finalRecipient the address as last handled, when the report names it
 * @param status the most telling enhanced status code, wherever it stood
 * @param reply the reply code, wherever it stood
 * @param diagnostic what the refusing server said, one line, bounded; empty when nothing
 */
public record Finding(
    Optional<MailAddress> recipient,
    Optional<MailAddress> finalRecipient,
    Optional<EnhancedStatusCode> status,
    Optional<ReplyCode> reply,
    String diagnostic,
    Optional<String> remoteMta,
    Optional<String> reportingMta,
    Classification classification) {}
