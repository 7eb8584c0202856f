package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What became of reported events. */
@Schema(description = "What became of the events.")
public record ReportedEvents(
    @Schema(description = "Events that were taken.", example = "100000") long taken,
    @Schema(description = "Recipients that are not as they were.", example = "99870") long changed,
    @Schema(
            description =
                "Keys that no recipient of the mailing was registered with, at most 100 of them.")
        List<String> unknownKeys) {

  public ReportedEvents {
    unknownKeys = List.copyOf(unknownKeys);
  }
}
