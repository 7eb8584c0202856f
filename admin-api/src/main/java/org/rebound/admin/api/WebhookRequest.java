package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook to be made. */
@Schema(description = "A webhook to be made.")
public record WebhookRequest(
    @Schema(
            description =
                "Where it is told: https (http where `webhooks.plainHttp` allows it), no user, no"
                    + " fragment, 1 to 1,000 characters of ASCII.",
            minLength = 1,
            maxLength = 1000,
            format = "uri",
            example = "https://shop.example/rebound",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String url,
    @Schema(
            description =
                "The kinds of changes it is told of: bounced, complained, blocked, freed, deleted."
                    + " All when left out.",
            example = "[\"blocked\", \"freed\", \"deleted\"]")
        @Nullable List<@Nullable String> kinds,
    @Schema(
            description =
                "now: what is to come, also when left out; oldest: all that is kept; or a cursor of"
                    + " the change feed: what came after it.",
            example = "now")
        @Nullable String since) {}
