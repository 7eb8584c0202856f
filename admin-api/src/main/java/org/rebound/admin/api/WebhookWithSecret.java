package org.rebound.admin.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook and a secret that was just made. {@link #toString} does not show the secret. */
@Schema(description = "A webhook and a secret that was just made. It is shown this once.")
public record WebhookWithSecret(
    @JsonUnwrapped WebhookItem webhook,
    @Schema(
            description = "What receivers verify signatures with, by Standard Webhooks.",
            example = "whsec_...")
        String secret) {

  @Override
  public String toString() {
    return "WebhookWithSecret " + webhook.id();
  }
}
