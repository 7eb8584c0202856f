package org.rebound.receiver.report;

import java.util.Optional;

/**
 * One way in which mail systems report. A format is recognised by cheap signs before anything is
 * read, reads in time linear in the message, and never throws on content.
 */
sealed interface Format
    permits DeliveryStatusFormat,
        FeedbackFormat,
        SieveRejectFormat,
        DispositionFormat,
        JmrpFormat,
        SesFormat,
        SendmailFormat,
        DialectFormat,
        ForwardedFormat,
        GenericFormat,
        AutoReplyFormat {

  /** The report, or nothing when the letter is not of this format. */
  Optional<Report> read(Letter letter);
}
