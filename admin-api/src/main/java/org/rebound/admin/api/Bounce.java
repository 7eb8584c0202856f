package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.ledger.BounceRow;

/** What one message said of one recipient. */
@Schema(description = "What one message said of one recipient.")
public record Bounce(
    @Schema(description = "Its number.", example = "4711") long id,
    @Schema(description = "When the message came in.") Instant receivedAt,
    @Schema(description = "The message that said it.") long message,
    @Schema(description = "The number of the mailing.", example = "42") Optional<Long> mailing,
    @Schema(description = "How a classic return path calls the mailing.", example = "news")
        Optional<String> mailingName,
    @Schema(
            description =
                "The recipient of record: the one in the return path. Left out while only its tag"
                    + " is known.",
            format = "idn-email",
            example = "user@example.com")
        Optional<String> address,
    @Schema(
            description = "What the report is; only `bounce` is one.",
            example = "bounce",
            allowableValues = {
              "bounce",
              "delayed",
              "delivered",
              "complaint",
              "auto_reply",
              "disposition",
              "unrecognized"
            })
        String kind,
    @Schema(
            description = "hard: for good. soft: for now. Only bounces have one.",
            example = "hard",
            allowableValues = {"hard", "soft"})
        Optional<String> verdict,
    @Schema(description = "What happened.", example = "mailbox_unknown") String category,
    @Schema(
            description = "Whose problem it is.",
            example = "recipient",
            allowableValues = {"recipient", "sender", "message", "infrastructure"})
        String fault,
    @Schema(
            description = "What happened, in words for people.",
            example = "The mailbox does not exist.")
        String reason,
    @Schema(description = "The enhanced status code.", example = "5.1.1") Optional<String> status,
    @Schema(description = "The reply code.", example = "550") Optional<Integer> replyCode,
    @Schema(
            description = "What the refusing server said. Written by others: show it as text.",
            example = "550 5.1.1 No such user here")
        String diagnostic,
    @Schema(description = "The server that refused, as the report has it.")
        Optional<String> remoteMta,
    @Schema(description = "The server that wrote the report.") Optional<String> reportingMta,
    @Schema(description = "The address that was mailed, as the report has it.")
        Optional<String> originalRecipient,
    @Schema(description = "The address as last handled, as the report has it.")
        Optional<String> finalRecipient,
    @Schema(description = "Whether the report names somebody else than the recipient of record.")
        boolean foreignRecipient,
    @Schema(description = "Whether it counted against the address.") boolean counted,
    @Schema(description = "Why it did not count.") Optional<String> notCounted) {

  /** The bounce in a row of the ledger. */
  public static Bounce of(BounceRow row, Reasons reasons) {
    return new Bounce(
        row.id(),
        row.receivedAt(),
        row.messageId(),
        row.mailingId(),
        row.mailingName(),
        row.address(),
        row.kind(),
        row.verdict(),
        row.category(),
        row.fault(),
        reasons.of(row.kind(), row.category()),
        row.status(),
        row.replyCode(),
        row.diagnostic(),
        row.remoteMta(),
        row.reportingMta(),
        row.originalRecipient(),
        row.finalRecipient(),
        row.foreignRecipient(),
        row.counted(),
        row.notCounted());
  }
}
