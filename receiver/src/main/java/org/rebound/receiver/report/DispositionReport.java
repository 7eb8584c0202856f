package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * A message disposition notification (RFC 8098): shown, deleted, processed. Never a bounce.
 *
 * @param disposition the disposition type, lower-case ({@code displayed})
 */
public record DispositionReport(
    String format,
    Optional<MailAddress> finalRecipient,
    Optional<MailAddress> originalRecipient,
    String disposition,
    OriginalMessage original)
    implements Report {}
