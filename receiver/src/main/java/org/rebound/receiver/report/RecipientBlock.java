package org.rebound.receiver.report;

import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.status.EnhancedStatusCode;

/** One recipient's fields of a delivery status (RFC 3464 section 2.3), as damaged as they come. */
final class RecipientBlock {

  private static final Set<String> KNOWN =
      Set.of(
          "final-recipient",
          "original-recipient",
          "action",
          "status",
          "remote-mta",
          "diagnostic-code",
          "last-attempt-date",
          "will-retry-until");

  private final FieldBlock fields;

  RecipientBlock(FieldBlock fields) {
    this.fields = fields;
  }

  /** Whether the block speaks of a recipient at all; one with a message id only does not. */
  static boolean isRecipient(FieldBlock fields) {
    return fields.has("final-recipient")
        || fields.has("original-recipient")
        || fields.has("x-actual-recipient")
        || (fields.has("action") && fields.has("status"))
        || (fields.has("diagnostic-code") && (fields.has("action") || fields.has("status")));
  }

  Optional<MailAddress> finalRecipient() {
    return address("final-recipient").or(() -> address("x-actual-recipient"));
  }

  Optional<MailAddress> originalRecipient() {
    return address("original-recipient");
  }

  RecipientStatus status(Optional<MailAddress> finalRecipient, String text) {
    Optional<String> statusField = fields.get("status");
    Diagnostic diagnostic = diagnostic(statusField.map(StatusField::remark).orElse(""));
    Optional<EnhancedStatusCode> status =
        statusField
            .flatMap(StatusField::parse)
            .or(() -> StatusText.firstStatus(diagnostic.text()))
            .or(() -> ofReply(diagnostic.text()));
    return new RecipientStatus(
        finalRecipient,
        originalRecipient(),
        ActionField.parse(fields.get("action"), status),
        status,
        fields.get("remote-mta").flatMap(TypedValue::host),
        diagnostic,
        text,
        nonEmpty("last-attempt-date"),
        nonEmpty("will-retry-until"),
        fields.extensions(KNOWN));
  }

  private Diagnostic diagnostic(String remark) {
    String field = fields.get("diagnostic-code").map(DiagnosticText::decode).orElse("");
    TypedValue typed = TypedValue.parse(field);
    return typed.value().isEmpty()
        ? new Diagnostic(typed.type(), remark)
        : new Diagnostic(typed.type(), DiagnosticText.joined(typed.value()));
  }

  private static Optional<EnhancedStatusCode> ofReply(String diagnostic) {
    return StatusText.firstReply(diagnostic)
        .map(reply -> new EnhancedStatusCode(reply.isPermanent() ? 5 : 4, 0, 0));
  }

  private Optional<String> nonEmpty(String name) {
    return fields.get(name).filter(value -> !value.isEmpty());
  }

  private Optional<MailAddress> address(String name) {
    return fields.get(name).flatMap(TypedValue::address);
  }
}
