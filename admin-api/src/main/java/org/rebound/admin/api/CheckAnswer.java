package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.registry.Blocked;
import org.rebound.receiver.registry.Corrected;

/** The addresses to skip, in the order they were asked for. */
@Schema(description = "The addresses to skip, in the order they were asked for. Mail the others.")
public record CheckAnswer(@Schema(description = "Those to skip, and no others.") List<Skip> skip) {

  public CheckAnswer {
    skip = List.copyOf(skip);
  }

  /** One address to skip. */
  @Schema(description = "One address to skip.")
  public record Skip(
      @Schema(description = "As it was sent.", example = "user@example.com") String address,
      @Schema(
              description = "Why: a cause of blocking, `corrected`, or `invalid_address`.",
              example = "hard_bounce")
          String cause,
      @Schema(description = "In words for people.", example = "The address does not exist.")
          String reason,
      @Schema(description = "Since when it is blocked, or corrected.") Optional<Instant> since,
      @Schema(
              description =
                  "The address in the place of this one, where somebody corrected it; left out when"
                      + " that one is blocked too.",
              format = "idn-email",
              example = "right@example.com")
          Optional<String> correctedTo) {

    /** An address that was sent and is no address. */
    public static Skip ofNoAddress(String text, Reasons reasons) {
      return new Skip(
          text, "invalid_address", reasons.ofNoAddress(), Optional.empty(), Optional.empty());
    }

    /** One that is blocked, and perhaps corrected too: then it says what to mail instead. */
    public static Skip ofBlocked(
        String text, Blocked blocked, Optional<Corrected> corrected, Reasons reasons) {
      return new Skip(
          text,
          blocked.cause(),
          reasons.ofBlocked(blocked.cause(), blocked.category()),
          blocked.since(),
          corrected.flatMap(Corrected::correctedTo));
    }

    /** One that is corrected, and not blocked. */
    public static Skip ofCorrected(String text, Corrected corrected, Reasons reasons) {
      return new Skip(
          text,
          "corrected",
          reasons.ofBlocked("corrected", Optional.empty()),
          Optional.of(corrected.since()),
          corrected.correctedTo());
    }
  }
}
