package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The shape of an upload of events in JSON, for the description: uploads are read as streams. */
@Schema(description = "What was sent, delivered and opened, any number of events.")
public record UploadedEvents(
    @ArraySchema(arraySchema = @Schema(description = "The events.")) List<Item> events) {

  public UploadedEvents {
    events = List.copyOf(events);
  }

  /** One event; in NDJSON a line, in CSV a row with these columns. */
  @Schema(
      name = "UploadedEvent",
      description = "An event at a recipient: either its `address` or its `recipientKey`.")
  public record Item(
      @Schema(
              description = "What happened.",
              allowableValues = {"sent", "delivered", "opened"})
          String event,
      @Schema(description = "In any form.", format = "idn-email", example = "user@example.com")
          Optional<String> address,
      @Schema(description = "The key it was registered with.", maxLength = 255, example = "r-1")
          Optional<String> recipientKey,
      @Schema(description = "When; now where it is left out.") Optional<Instant> at) {}
}
