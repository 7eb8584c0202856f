package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.lists.ListedRecipient;

/** What became of one mailing at one recipient. */
@Schema(description = "What became of one mailing at one recipient.")
public record MailingRecipient(
    @Schema(description = "The number of the mailing.", example = "42") long mailing,
    @Schema(
            description = "Left out while only a bounce with its tag is known.",
            format = "idn-email",
            example = "user@example.com")
        Optional<String> address,
    @Schema(description = "Your own key of this recipient.") Optional<String> recipientKey,
    @Schema(description = "The contact's key in your system.") Optional<String> contactKey,
    @Schema(description = "The name of the contact.") Optional<String> contactName,
    @Schema(
            description = "How the address stands now, over all mailings.",
            allowableValues = {"usable", "blocked"})
        String state,
    @Schema(description = "Why the address is blocked.", example = "hard_bounce")
        Optional<String> cause,
    @Schema(
            description = "Of the newest bounce of this mailing.",
            allowableValues = {"hard", "soft"})
        Optional<String> verdict,
    @Schema(
            description = "What the newest bounce of this mailing said.",
            example = "mailbox_unknown")
        Optional<String> category,
    @Schema(
            description = "Whose problem it was.",
            example = "recipient",
            allowableValues = {"recipient", "sender", "message", "infrastructure"})
        Optional<String> fault,
    @Schema(description = "What happened, in words for people.") Optional<String> reason,
    @Schema(description = "When a return path was made.") Optional<Instant> mintedAt,
    @Schema(description = "When mail was sent, as reported.") Optional<Instant> sentAt,
    @Schema(description = "When it was delivered, as reported.") Optional<Instant> deliveredAt,
    @Schema(description = "When it was first opened, as reported.") Optional<Instant> openedAt,
    @Schema(description = "When the first bounce of this mailing counted.")
        Optional<Instant> bouncedAt,
    @Schema(description = "When the recipient complained.") Optional<Instant> complainedAt,
    @Schema(description = "The newest bounce of this mailing.") Optional<Long> lastBounce) {

  /** The recipient in a row of the list. */
  public static MailingRecipient of(ListedRecipient row, Reasons reasons) {
    return new MailingRecipient(
        row.mailingId(),
        row.address(),
        row.recipientKey(),
        row.contactKey(),
        row.contactName(),
        row.state().orElse("usable"),
        row.cause(),
        row.verdict(),
        row.category(),
        row.fault(),
        row.category().map(category -> reasons.of("bounce", category)),
        row.mintedAt(),
        row.sentAt(),
        row.deliveredAt(),
        row.openedAt(),
        row.bouncedAt(),
        row.complainedAt(),
        row.lastEventId());
  }
}
