package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Every webhook. */
@Schema(description = "Every webhook, the oldest first.")
public record WebhookItems(@Schema(description = "The webhooks.") List<WebhookItem> items) {

  public WebhookItems {
    items = List.copyOf(items);
  }
}
