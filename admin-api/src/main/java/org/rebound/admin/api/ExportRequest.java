package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picked rows of a list. */
@Schema(description = "Picked rows of a list.")
public record ExportRequest(
    @ArraySchema(
            minItems = 1,
            maxItems = ExportRequest.MOST,
            arraySchema =
                @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description =
                        "The `id` of each row. Where that is the id of an address, the address"
                            + " itself will do."),
            schema = @Schema(example = "5577006791947779410"))
        @Nullable List<@Nullable String> ids) {

  /** So many rows can be picked in one request. */
  public static final int MOST = 10_000;
}
