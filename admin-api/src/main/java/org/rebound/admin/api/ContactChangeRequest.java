package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to become of a contact. */
@Schema(description = "What is to become of a contact. What is left out, or null, stays as it is.")
public record ContactChangeRequest(
    @Schema(description = "An empty text takes it away.", maxLength = 200, example = "crm-4711")
        @Nullable String key,
    @Schema(description = "An empty text takes it away.", maxLength = 200, example = "Eve Jensen")
        @Nullable String name,
    @Schema(description = "Whether the contact is marked as having left.")
        @Nullable Boolean formerEmployee) {}
