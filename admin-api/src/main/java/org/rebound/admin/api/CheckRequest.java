package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which addresses are about to be mailed. */
@Schema(description = "Which addresses are about to be mailed.")
public record CheckRequest(
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "The addresses, in any form.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1,
            maxItems = CheckRequest.MOST,
            schema = @Schema(example = "user@example.com"))
        @Nullable List<@Nullable String> addresses) {

  /** So many addresses in one request. */
  public static final int MOST = 10_000;
}
