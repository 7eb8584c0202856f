package org.rebound.receiver.report;

import java.util.Optional;
import org.rebound.receiver.address.MailAddress;

/**
 * An answer written by a program for a person (RFC 3834): out of office, has left, challenge. Never
 * a bounce.
 *
 * @param sender whom it is from
 * @param subject decoded, bounded
 * @param text the text for people, bounded
 */
public record AutoReply(
    String format,
    Optional<MailAddress> sender,
    String subject,
    String text,
    OriginalMessage original)
    implements Report {}
