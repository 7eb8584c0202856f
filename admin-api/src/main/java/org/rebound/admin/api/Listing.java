package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** A part of a list, and how to get at the parts next to it. */
public record Listing<T>(
    @Schema(description = "The rows of this part.") List<T> items,
    @Schema(
            description = "Where the next part is. Left out when this is the last.",
            example = "/api/v1/bounces?limit=100&cursor=AQEAAAAAAA")
        Optional<String> next,
    @Schema(description = "Where the part before this is. Left out when this is the first.")
        Optional<String> prev) {

  public Listing {
    items = List.copyOf(items);
  }
}
