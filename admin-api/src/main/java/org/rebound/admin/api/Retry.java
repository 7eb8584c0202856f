package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.lists.ListedRetry;

/** A recipient who is due for another try. */
@Schema(description = "A recipient who is due for another try after a soft bounce.")
public record Retry(
    @Schema(description = "The number of the mailing.", example = "42") long mailing,
    @Schema(
            description = "Left out while only a bounce with its tag is known.",
            format = "idn-email",
            example = "user@example.com")
        Optional<String> address,
    @Schema(description = "Your own key of this recipient.") Optional<String> recipientKey,
    @Schema(description = "What the last bounce said.", example = "mailbox_full") String category,
    @Schema(description = "What happened, in words for people.") String reason,
    @Schema(description = "When it came.") Instant lastBounceAt,
    @Schema(description = "When another try makes sense.") Instant dueAt,
    @Schema(description = "Bounces that count against the address.") int bounces) {

  /** The recipient in a row of the list. */
  public static Retry of(ListedRetry row, Reasons reasons) {
    return new Retry(
        row.mailingId(),
        row.address(),
        row.recipientKey(),
        row.category(),
        reasons.of("bounce", row.category()),
        row.lastBounceAt(),
        row.dueAt(),
        row.bounces());
  }
}
