package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A webhook, without its secret. */
@Schema(description = "A webhook, without its secret.")
public record WebhookItem(
    @Schema(description = "Its number.", example = "5") long id,
    @Schema(description = "Where it is told.", example = "https://shop.example/rebound") String url,
    @Schema(description = "The kinds of changes it is told of.") List<String> kinds,
    @Schema(description = "Whether it is told of anything.") boolean on,
    @Schema(
            description =
                "Why it is off. admin: somebody switched it off; gone: it answered 410; failed: it"
                    + " could not be told for three days; cursor_lost: the change that it stood at"
                    + " is not there any more, replay it from a time.",
            allowableValues = {"admin", "gone", "failed", "cursor_lost"})
        Optional<String> offBecause,
    @Schema(
            description = "The last change that it was told of or did not want to be told of.",
            example = "WyIxIiwi...")
        Optional<String> cursor,
    @Schema(description = "How often it could not be told of the next change.", example = "0")
        int failedAttempts,
    @Schema(description = "When it is tried again, where the last attempt failed.")
        Optional<Instant> nextAttemptAt,
    @Schema(description = "Until when the former secret signs, too.")
        Optional<Instant> formerSecretUntil,
    @Schema(description = "When it was made.") Instant createdAt) {

  public WebhookItem {
    kinds = List.copyOf(kinds);
  }
}
