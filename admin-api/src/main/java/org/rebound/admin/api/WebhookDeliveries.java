package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Attempts to tell a webhook, the newest first. */
@Schema(description = "Attempts to tell a webhook of the last 30 days, the newest first.")
public record WebhookDeliveries(
    @Schema(description = "The attempts.") List<WebhookDelivery> items,
    @Schema(description = "Where there may be older ones: ask on with `before` at this number.")
        Optional<Long> before) {

  public WebhookDeliveries {
    items = List.copyOf(items);
  }
}
