package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The right address in the place of a wrong one. */
@Schema(description = "The right address in the place of a wrong one.")
public record CorrectionRequest(
    @Schema(
            description = "The right address.",
            format = "idn-email",
            example = "user@example.com",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String address) {}
