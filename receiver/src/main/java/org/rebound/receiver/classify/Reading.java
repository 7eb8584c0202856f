package org.rebound.receiver.classify;

import java.util.List;
import org.rebound.receiver.address.MailAddress;

/**
 * A report, read and judged.
 *
 * @param kind the kind of the message as a whole: that of its gravest finding
 * @param format the format that read it
 * @param findings one a recipient; empty when the report names nobody and means nobody
 * @param doubleBounce whether the returned message was itself a report: then nothing counts
 * @param originalRecipients the To addresses of the returned message; they can tell which address a
 *     tag stands for
 */
public record Reading(
    Kind kind,
    String format,
    List<Finding> findings,
    boolean doubleBounce,
    List<MailAddress> originalRecipients) {

  public Reading {
    findings = List.copyOf(findings);
    originalRecipients = List.copyOf(originalRecipients);
  }

  /** A reading of something that returned no message. */
  public Reading(Kind kind, String format, List<Finding> findings) {
    this(kind, format, findings, false, List.of());
  }
}
