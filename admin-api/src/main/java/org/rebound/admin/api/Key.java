package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.ledger.ApiKey;

/** A key of the API, without the key. */
@Schema(description = "A key of the API, without the key itself.")
public record Key(
    @Schema(description = "Its number.", example = "3") long id,
    @Schema(description = "Who it is for.", example = "newsletter server") String name,
    @Schema(
            description = "What it may do.",
            allowableValues = {"read", "manage", "send", "admin"})
        String role,
    @Schema(description = "When it was made.") Instant createdAt,
    @Schema(description = "From when on it opens nothing; left out when it does not expire.")
        Optional<Instant> expiresAt,
    @Schema(description = "Since when it opens nothing.") Optional<Instant> revokedAt,
    @Schema(description = "To the minute; left out when it was never used.")
        Optional<Instant> lastUsedAt) {

  /** The key in the ledger. */
  public static Key of(ApiKey key) {
    return new Key(
        key.id(),
        key.name(),
        key.role(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.lastUsedAt());
  }
}
