package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.feed.Change;

/** One change in the feed, and in webhooks. */
@Schema(description = "One change: something came back, or an address stands otherwise now.")
public record FeedEntry(
    @Schema(description = "The place of this change: go on `since` here.", example = "WyIxIiwi...")
        String cursor,
    @Schema(
            description =
                "What happened. bounced, complained: a message came in; blocked: mailings must skip"
                    + " the address; freed: no longer; deleted: for good, forget it.",
            allowableValues = {"bounced", "complained", "blocked", "freed", "deleted"})
        String kind,
    @Schema(description = "When it came in or was done.") Instant at,
    @Schema(
            description =
                "The address. Left out while only its tag is known, when it was deleted since, and"
                    + " of `deleted` always.",
            format = "idn-email",
            example = "user@example.com")
        Optional<String> address,
    @Schema(
            description =
                "The address without saying it: the `id` that lists of addresses show. Of `deleted`"
                    + " for 30 days.",
            example = "5577006791947779410")
        Optional<String> addressId,
    @Schema(description = "The mailing of the bounce.", example = "42") Optional<Long> mailing,
    @Schema(
            description = "hard or soft.",
            allowableValues = {"hard", "soft"})
        Optional<String> verdict,
    @Schema(description = "What the matter is.", example = "mailbox_unknown")
        Optional<String> category,
    @Schema(description = "Whose problem it is.", example = "recipient") Optional<String> fault,
    @Schema(description = "The enhanced status code.", example = "5.1.1") Optional<String> status,
    @Schema(description = "Of bounced and complained: whether it counted.")
        Optional<Boolean> counted,
    @Schema(description = "Of blocked and freed: why.", example = "hard_bounce")
        Optional<String> cause,
    @Schema(description = "The number of the bounce; of blocked that which did it.")
        Optional<Long> bounce) {

  /** The change as the feed shows it. */
  public static FeedEntry of(Change change) {
    Change.What what = change.what();
    return new FeedEntry(
        ChangeCursor.of(change.place()),
        what.kind(),
        what.at(),
        what.address(),
        what.tag().map(tag -> Long.toString(tag)),
        what.mailingId(),
        what.verdict(),
        what.category(),
        what.fault(),
        what.status(),
        what.counted(),
        what.cause(),
        what.bounceId());
  }
}
