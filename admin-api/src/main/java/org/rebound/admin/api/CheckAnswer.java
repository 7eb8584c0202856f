package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The addresses to skip, in the order they were asked for. */
@Schema(description = "The addresses to skip, in the order they were asked for. Mail the others.")
public record CheckAnswer(List<Skip> skip) {

  public CheckAnswer {
    skip = List.copyOf(skip);
  }

  /** One address to skip. */
  @Schema(description = "One address to skip.")
  public record Skip(
      @Schema(description = "As it was sent.", example = "user@example.com") String address,
      @Schema(
              description = "Why: a cause of blocking, or `invalid_address`.",
              example = "hard_bounce")
          String cause,
      @Schema(description = "In words for people.", example = "The address does not exist.")
          String reason,
      @Schema(description = "Since when it is blocked.") Optional<Instant> since) {}
}
