package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses to validate. */
@Schema(description = "The addresses to validate.")
public record ValidationRequest(
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "The texts to validate.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            maxItems = ValidationRequest.MOST,
            schema = @Schema(example = "user@example.com"))
        @Nullable List<@Nullable String> addresses) {

  /** So many addresses in one request. */
  public static final int MOST = 1_000;
}
