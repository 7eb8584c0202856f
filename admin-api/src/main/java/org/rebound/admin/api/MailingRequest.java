package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailing to be made. */
@Schema(description = "A mailing to be made; everything may be left out.")
public record MailingRequest(
    @Schema(
            description = "Its number, chosen by you; one is drawn where there is none.",
            minimum = "1",
            maximum = "899999999999",
            example = "42")
        @Nullable Long id,
    @Schema(
            description = "How a classic return path calls it.",
            minLength = 1,
            maxLength = 255,
            example = "news")
        @Nullable String name,
    @Schema(
            description = "How people call it.",
            minLength = 1,
            maxLength = 255,
            example = "Spring letter")
        @Nullable String title) {}
