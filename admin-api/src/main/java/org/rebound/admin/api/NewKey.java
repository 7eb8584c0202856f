package org.rebound.admin.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A key that was just made. {@link #toString} does not show the secret. */
@Schema(description = "A key that was just made. It is shown this once.")
public record NewKey(
    @JsonUnwrapped Key made,
    @Schema(
            description = "What goes after `Authorization: Bearer`. Only its SHA-256 is kept.",
            example = "rbk_...")
        String key) {

  @Override
  public String toString() {
    return "NewKey " + made.id();
  }
}
