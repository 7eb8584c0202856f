package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a mailing. */
@Schema(description = "What may be changed of a mailing.")
public record MailingTitle(
    @Schema(
            description = "How people call it; null for nothing.",
            minLength = 1,
            maxLength = 255,
            example = "Spring letter")
        @Nullable String title) {}
