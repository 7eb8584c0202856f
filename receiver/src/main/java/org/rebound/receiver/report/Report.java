package org.rebound.receiver.report;

/**
 * What a received message reports, before anybody judges it. Readers of formats produce one of
 * these; a message that none of them knows is {@link Unrecognized}, never nothing.
 */
public sealed interface Report
    permits DeliveryReport, FeedbackReport, DispositionReport, AutoReply, Unrecognized {

  /** The name of the format that read it, such as {@code rfc3464} or {@code qsbmf}. */
  String format();

  /** What is known of the message that the report is about; {@link OriginalMessage#NONE} if not. */
  OriginalMessage original();
}
