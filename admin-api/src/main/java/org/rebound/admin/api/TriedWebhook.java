package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** What came of an event that only tried the way. */
@Schema(description = "What came of an event that only tried the way.")
public record TriedWebhook(
    @Schema(description = "When it was sent.") Instant at,
    @Schema(
            description = "Its `webhook-id`.",
            example = "test_8e03978e-40d5-43dd-bc93-6894a57f9324")
        String message,
    @Schema(description = "The status it was answered; left out when it was not.", example = "204")
        Optional<Integer> status,
    @Schema(description = "Whether it was delivered: answered 2xx in time.") boolean delivered,
    @Schema(description = "Why it was not.", example = "it answered 500")
        Optional<String> failure) {}
