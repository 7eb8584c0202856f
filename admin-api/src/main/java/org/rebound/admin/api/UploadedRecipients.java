package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * The shape of an upload of recipients in JSON, for the description: uploads are read as streams.
 */
@Schema(description = "Recipients to be registered, any number of them.")
public record UploadedRecipients(
    @ArraySchema(arraySchema = @Schema(description = "The recipients.")) List<Item> recipients) {

  public UploadedRecipients {
    recipients = List.copyOf(recipients);
  }

  /** One recipient; in NDJSON a line, in CSV a row with these columns. */
  @Schema(name = "UploadedRecipient", description = "A recipient to be registered.")
  public record Item(
      @Schema(description = "In any form.", format = "idn-email", example = "user@example.com")
          String address,
      @Schema(description = "The name of the contact.", maxLength = 255, example = "Eve Jensen")
          Optional<String> name,
      @Schema(
              description = "The contact's key in your system.",
              maxLength = 255,
              example = "crm-4711")
          Optional<String> contactKey,
      @Schema(description = "Your own key of this recipient.", maxLength = 255, example = "r-1")
          Optional<String> recipientKey) {}
}
