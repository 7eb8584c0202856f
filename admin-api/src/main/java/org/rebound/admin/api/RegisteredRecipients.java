package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Recipients that were registered, in the order of the request. */
@Schema(description = "The recipients, in the order of the request.")
public record RegisteredRecipients(
    @Schema(description = "One for each recipient.") List<RegisteredRecipient> items) {

  public RegisteredRecipients {
    items = List.copyOf(items);
  }
}
