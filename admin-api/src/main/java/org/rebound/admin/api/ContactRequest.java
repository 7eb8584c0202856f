package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact to be made. */
@Schema(description = "A contact to be made: a key, a name or an address at least.")
public record ContactRequest(
    @Schema(
            description = "The contact's key in your system; no other contact may have it.",
            minLength = 1,
            maxLength = 200,
            example = "crm-4711")
        @Nullable String key,
    @Schema(
            description = "The name of the contact.",
            minLength = 1,
            maxLength = 200,
            example = "Eve Jensen")
        @Nullable String name,
    @ArraySchema(
            arraySchema = @Schema(description = "Current addresses of no other contact."),
            maxItems = ContactRequest.MOST_ADDRESSES,
            schema = @Schema(format = "idn-email", example = "user@example.com"))
        @Nullable List<@Nullable String> addresses) {

  /** So many addresses in one request. */
  public static final int MOST_ADDRESSES = 100;
}
