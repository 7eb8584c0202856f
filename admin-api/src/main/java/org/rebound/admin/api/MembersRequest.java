package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which addresses to add or to remove. */
@Schema(description = "Which addresses: as text, by their numbers, or both. 1 to 10,000 in all.")
public record MembersRequest(
    @ArraySchema(
            arraySchema = @Schema(description = "As text, in any form."),
            maxItems = MembersRequest.MOST,
            schema = @Schema(format = "idn-email", example = "user@example.com"))
        @Nullable List<@Nullable String> addresses,
    @ArraySchema(
            maxItems = MembersRequest.MOST,
            arraySchema = @Schema(description = "As the field `id` of a list has them."),
            schema = @Schema(example = "6038290573982736123"))
        @Nullable List<@Nullable String> ids) {

  /** So many addresses in one request. */
  public static final int MOST = 10_000;
}
