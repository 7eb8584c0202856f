package org.rebound.receiver.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A feedback report (RFC 5965): a recipient, or a system for him, complains.
 *
 * @param feedbackType lower-case: abuse, fraud, virus, other, not-spam, auth-failure
 * @param recipients Original-Rcpt-To, where it was not taken out
 * @param originalMailFrom the return path that our mail had
 * @param fields lower-case field name to its first value, bounded
 */
public record FeedbackReport(
    String format,
    String feedbackType,
    List<MailAddress> recipients,
    Optional<MailAddress> originalMailFrom,
    Map<String, String> fields,
    OriginalMessage original)
    implements Report {

  public FeedbackReport {
    recipients = List.copyOf(recipients);
    fields = Map.copyOf(fields);
  }
}
