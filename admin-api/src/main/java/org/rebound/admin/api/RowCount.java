package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** How many rows a filter lets through. */
@Schema(description = "How many rows the filters let through.")
public record RowCount(
    @Schema(description = "How many rows there are.", example = "1234") long count) {}
