package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** An attempt to tell a webhook of a change. */
@Schema(description = "An attempt to tell a webhook of a change. No mail address is in it.")
public record WebhookDelivery(
    @Schema(description = "Its number.", example = "31") long id,
    @Schema(description = "When.") Instant at,
    @Schema(
            description = "The `webhook-id`, the same at every attempt.",
            example = "change_b_43180_4711_1795428930000000")
        String message,
    @Schema(description = "The kind of the change, or test.", example = "blocked") String kind,
    @Schema(description = "Which attempt it was, from 1 on.", example = "1") int attempt,
    @Schema(description = "The status it answered; left out when it did not.", example = "204")
        Optional<Integer> status,
    @Schema(description = "Whether it was delivered: it answered 2xx in time.") boolean delivered,
    @Schema(description = "Why it was not.", example = "it answered 500")
        Optional<String> failure) {}
