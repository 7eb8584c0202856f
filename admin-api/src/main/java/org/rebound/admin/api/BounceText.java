package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.rebound.receiver.report.ReadableReport;

/** The message of a bounce as people read it. */
@Schema(
    description =
        "The message of a bounce as people read it. Other people's words: control characters and"
            + " marks of direction are in it as they came.")
public record BounceText(
    @Schema(description = "What it is about.", example = "Undelivered Mail Returned to Sender")
        Optional<String> subject,
    @Schema(description = "Who says that he wrote it.", example = "MAILER-DAEMON@mta.example.net")
        Optional<String> from,
    @Schema(
            description = "When, as the message has it.",
            example = "Sun, 22 Nov 2026 12:00:00 +0000")
        Optional<String> date,
    @Schema(
            description =
                "Its text, then its fields, decoded; the mail that came back is left out. Lines end"
                    + " in a line feed.")
        String text,
    @Schema(description = "Whether the text goes on.") boolean shortened,
    Optional<Mark> mark) {

  /** The words that decided. */
  @Schema(
      description =
          "Where in the text the words stand that decided, in UTF-16 units. Absent where they are"
              + " not in it.")
  public record Mark(
      @Schema(description = "The first unit.", example = "120") int start,
      @Schema(description = "The unit after the last.", example = "125") int end) {}

  /** The report, with the {@code evidence} marked that an explanation found in {@code field}. */
  public static BounceText of(ReadableReport report, String field, String evidence) {
    return new BounceText(
        report.subject(),
        report.from(),
        report.date(),
        report.text(),
        report.shortened(),
        report
            .find(evidence, !field.equals("text"))
            .map(place -> new Mark(place.start(), place.end())));
  }
}
