package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** A return path for one recipient, or why there is none. */
@Schema(description = "A return path for one recipient, or why there is none.")
public record ReturnPath(
    @Schema(description = "As it was sent.", example = "user@example.com") String recipient,
    @Schema(
            description = "The envelope sender for mail to this recipient.",
            example = "r1abcdefghijklmnopqrstuvwxyz234567@bounces.example.com")
        Optional<String> returnPath,
    @Schema(description = "Why there is none.", example = "not a mail address")
        Optional<String> error) {

  /** A return path that was made. */
  public static ReturnPath made(String recipient, String returnPath) {
    return new ReturnPath(recipient, Optional.of(returnPath), Optional.empty());
  }

  /** None, because the recipient is no address. */
  public static ReturnPath refused(String recipient, String error) {
    return new ReturnPath(recipient, Optional.empty(), Optional.of(error));
  }
}
