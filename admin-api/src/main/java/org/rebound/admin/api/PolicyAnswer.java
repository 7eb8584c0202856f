package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** The policy, and what a change of it would do. */
@Schema(description = "The settings.")
public record PolicyAnswer(
    @Schema(description = "The policy.") PolicyBody policy,
    @Schema(description = "What the change would do; only for a dry run.")
        Optional<Forecast> forecast) {

  /** What a change would do to the addresses there are. */
  @Schema(
      description =
          "How addresses would stand if their bounces were judged by the new settings. Saving"
              + " judges new bounces only.")
  public record Forecast(
      @Schema(description = "Usable now, and would be blocked.", example = "12") long block,
      @Schema(description = "Blocked for bounces now, and would be usable.", example = "3")
          long free) {}
}
