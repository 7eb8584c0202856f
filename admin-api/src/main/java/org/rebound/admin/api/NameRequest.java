package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The name of a selection or a project. */
@Schema(description = "The name of a selection or a project.")
public record NameRequest(
    @Schema(
            description = "1 to 200 characters; no other of its kind may have it.",
            minLength = 1,
            maxLength = 200,
            example = "Spring letter, wrong addresses",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name) {}
