package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom return paths are asked. */
@Schema(description = "For whom return paths are asked.")
public record ReturnPathRequest(
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "The recipients.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            maxItems = ReturnPathRequest.MOST,
            schema = @Schema(example = "user@example.com"))
        @Nullable List<@Nullable String> recipients) {

  /** So many recipients in one request. */
  public static final int MOST = 10_000;
}
