package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key to be made. */
@Schema(description = "A key to be made.")
public record KeyRequest(
    @Schema(
            description =
                "Who it is for: 1 to 200 characters. The audit list knows callers by it, so no"
                    + " key gets the name of another, past ones included.",
            minLength = 1,
            maxLength = 200,
            example = "newsletter server",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @Schema(
            description = "What it may do.",
            allowableValues = {"read", "manage", "send", "admin"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String role,
    @Schema(
            description = "From when on it opens nothing; never when left out.",
            example = "2027-01-31T12:00:00Z",
            format = "date-time")
        @Nullable String expiresAt) {}
