package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to become of a webhook. */
@Schema(description = "What is to become of a webhook. What is left out, or null, stays as it is.")
public record WebhookChangeRequest(
    @Schema(
            description = "Where it is told from now on; it is tried at once.",
            minLength = 1,
            maxLength = 1000,
            format = "uri",
            example = "https://shop.example/rebound")
        @Nullable String url,
    @Schema(
            description =
                "The kinds of changes it is told of: bounced, complained, blocked, freed, deleted.",
            example = "[\"blocked\", \"freed\"]")
        @Nullable List<@Nullable String> kinds,
    @Schema(description = "false switches it off; true lets it go on where it stood, at once.")
        @Nullable Boolean on) {}
