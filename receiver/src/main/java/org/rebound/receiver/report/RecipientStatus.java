package org.rebound.receiver.report;

import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.status.EnhancedStatusCode;

/**
 * What a report says of one recipient (RFC 3464 section 2.3), whatever its format.
 *
 * @param finalRecipient as last handled
 * @param originalRecipient as sent
 * @param action what became of it
 * @param status the Status field, or what stands in its place
 * @param remoteMta who refused, without the type
 * @param diagnostic what the refusing server said
 * @param text the sentences of the human part that speak of this recipient; empty when none do
 * @param lastAttempt as written
 * @param willRetryUntil as written; only delay warnings have it
 * @param extensions fields we do not know, lower-case name to value, bounded
 */
public record RecipientStatus(
    Optional<MailAddress> finalRecipient,
    Optional<MailAddress> originalRecipient,
    Action action,
    Optional<EnhancedStatusCode> status,
    Optional<String> remoteMta,
    Diagnostic diagnostic,
    String text,
    Optional<String> lastAttempt,
    Optional<String> willRetryUntil,
    Map<String, String> extensions) {

  public RecipientStatus {
    extensions = Map.copyOf(extensions);
  }
}
