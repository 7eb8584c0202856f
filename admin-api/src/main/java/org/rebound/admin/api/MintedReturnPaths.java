package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Return paths, one for each recipient that was asked for, in the same order. */
@Schema(description = "One for each recipient that was asked for, in the same order.")
public record MintedReturnPaths(
    @Schema(description = "One for each recipient.") List<ReturnPath> items) {

  public MintedReturnPaths {
    items = List.copyOf(items);
  }
}
