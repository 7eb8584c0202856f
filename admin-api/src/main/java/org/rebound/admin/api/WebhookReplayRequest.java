package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where on a webhook is to be told again. */
@Schema(description = "From where on a webhook is to be told again: one of the two.")
public record WebhookReplayRequest(
    @Schema(
            description =
                "Of all that came in since this time, and of a little that came in before.",
            format = "date-time",
            example = "2026-11-23T10:00:00Z")
        @Nullable String from,
    @Schema(
            description = "Of the change of this attempt, and of all that came after.",
            minimum = "1",
            example = "31")
        @Nullable Long delivery) {}
