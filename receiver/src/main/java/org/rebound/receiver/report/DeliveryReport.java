package org.rebound.receiver.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery status notification (RFC 3464, RFC 6533), or what a mail system writes in its place:
 * one {@link RecipientStatus} for each recipient it speaks of.
 *
 * @param format the format that read it
 * @param reportingMta who wrote the report, without the type ({@code mx.example.net})
 * @param envelopeId the sender's ENVID, decoded (RFC 3464 section 2.2.1)
 * @param arrivalDate as written; dates in reports are evidence, not time
 * @param recipients in the order of the report; empty when it names nobody
 * @param text the part written for people, bounded, without the returned original
 * @param doubleBounce whether the returned message was itself a report
 * @param extensions other fields about the message, such as {@code dsn-gateway}, {@code
 *     received-from-mta} and those that begin with {@code x-}: lower-case name to value, bounded
 */
public record DeliveryReport(
    String format,
    Optional<String> reportingMta,
    Optional<String> envelopeId,
    Optional<String> arrivalDate,
    List<RecipientStatus> recipients,
    String text,
    boolean doubleBounce,
    OriginalMessage original,
    Map<String, String> extensions)
    implements Report {

  public DeliveryReport {
    recipients = List.copyOf(recipients);
    extensions = Map.copyOf(extensions);
  }

  /** A report of a format that has no fields of its own. */
  public DeliveryReport(
      String format,
      Optional<String> reportingMta,
      Optional<String> envelopeId,
      Optional<String> arrivalDate,
      List<RecipientStatus> recipients,
      String text,
      boolean doubleBounce,
      OriginalMessage original) {
    this(
        format,
        reportingMta,
        envelopeId,
        arrivalDate,
        recipients,
        text,
        doubleBounce,
        original,
        Map.of());
  }
}
