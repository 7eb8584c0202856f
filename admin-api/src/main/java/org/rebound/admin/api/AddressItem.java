package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.lists.ListedAddress;

/** An address in a list. */
@Schema(description = "An address in a list.")
public record AddressItem(
    @Schema(description = "The number of the address, made from its text; for picking rows.")
        String id,
    @Schema(
            description = "Left out while only a bounce with its tag is known.",
            format = "idn-email",
            example = "user@example.com")
        Optional<String> address,
    @Schema(
            description = "blocked: mailings must skip it.",
            allowableValues = {"usable", "blocked"})
        String state,
    @Schema(description = "Why it is blocked.", example = "hard_bounce") Optional<String> cause,
    @Schema(description = "Since when it is blocked.") Optional<Instant> blockedAt,
    @Schema(description = "Bounces that counted since the bounce flag was cleared.") int bounces,
    @Schema(description = "When the last bounce that counted came.") Optional<Instant> lastBounceAt,
    @Schema(description = "The last bounce.") Optional<Long> lastBounce,
    @Schema(
            description = "Of the last bounce, as the next five.",
            allowableValues = {"hard", "soft"})
        Optional<String> verdict,
    @Schema(description = "What the last bounce said.", example = "mailbox_unknown")
        Optional<String> category,
    @Schema(
            description = "Whose problem the last bounce was.",
            example = "recipient",
            allowableValues = {"recipient", "sender", "message", "infrastructure"})
        Optional<String> fault,
    @Schema(description = "What happened, in words for people.") Optional<String> reason,
    @Schema(description = "The enhanced status code of the last bounce.", example = "5.1.1")
        Optional<String> status,
    @Schema(description = "What the refusing server said. Written by others: show it as text.")
        Optional<String> diagnostic,
    @Schema(description = "The contact of the address.") Optional<Long> contact,
    @Schema(description = "The contact's key in your system.") Optional<String> contactKey,
    @Schema(description = "The name of the contact.") Optional<String> contactName,
    @Schema(description = "Whether the contact is marked as having left.") boolean formerEmployee) {

  /** The address in a row of the list. */
  public static AddressItem of(ListedAddress row, Reasons reasons) {
    return new AddressItem(
        Long.toString(row.tag()),
        row.address(),
        row.state(),
        row.cause(),
        row.blockedAt(),
        row.bounces(),
        row.lastBounceAt(),
        row.lastBounceId(),
        row.verdict(),
        row.category(),
        row.fault(),
        reason(row, reasons),
        row.status(),
        row.diagnostic(),
        row.contactId(),
        row.contactKey(),
        row.contactName(),
        row.formerEmployee());
  }

  private static Optional<String> reason(ListedAddress row, Reasons reasons) {
    return row.cause()
        .map(cause -> reasons.ofBlocked(cause, row.category()))
        .or(() -> row.category().map(category -> reasons.of("bounce", category)));
  }
}
