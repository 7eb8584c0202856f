package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** A recipient that was registered. */
@Schema(description = "A recipient that was registered, and the envelope sender for mail to it.")
public record RegisteredRecipient(
    @Schema(description = "As it was sent.", format = "idn-email", example = "user@example.com")
        String address,
    @Schema(description = "Your own key of this recipient.") Optional<String> recipientKey,
    @Schema(
            description = "The envelope sender for mail to it.",
            example = "bcbisyaaaaaaadektfyryvmhv7sjbc2h6vh7a7vdoeu@bounces.example.com")
        String returnPath) {}
