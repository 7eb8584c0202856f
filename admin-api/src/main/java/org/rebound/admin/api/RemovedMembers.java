package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** What came of removing members. */
@Schema(description = "What came of removing members.")
public record RemovedMembers(
    @Schema(description = "That were members until now.", example = "40") long removed) {}
