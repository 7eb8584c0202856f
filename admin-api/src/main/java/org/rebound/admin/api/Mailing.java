package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.lists.ListedMailing;

/** A mailing with its totals. */
@Schema(description = "A mailing with its totals, each a number of recipients.")
public record Mailing(
    @Schema(description = "Its number.", example = "42") long id,
    @Schema(description = "How a classic return path calls it.", example = "news")
        Optional<String> name,
    @Schema(description = "How people call it.", example = "Spring letter") Optional<String> title,
    @Schema(description = "When it was first heard of.") Instant createdAt,
    @Schema(description = "Numbers of recipients.") Totals totals) {

  /** Numbers of recipients; one recipient may be in several. */
  @Schema(description = "Numbers of recipients; one recipient may be in several.")
  public record Totals(
      @Schema(description = "Recipients that are known.") long recipients,
      @Schema(description = "Not sent yet, and not blocked.") long ready,
      @Schema(description = "Reported as sent.") long sent,
      @Schema(description = "Reported as delivered.") long delivered,
      @Schema(description = "Reported as opened.") long opened,
      @Schema(description = "With a hard bounce that counted.") long bouncedHard,
      @Schema(description = "With a soft bounce that counted.") long bouncedSoft,
      @Schema(description = "Whose address is blocked now, for whatever reason.") long blocked,
      @Schema(description = "Who complained.") long complained) {}

  /** The mailing in a row of the list. */
  public static Mailing of(ListedMailing row) {
    return new Mailing(
        row.id(),
        row.name(),
        row.title(),
        row.createdAt(),
        new Totals(
            row.recipients(),
            row.ready(),
            row.sent(),
            row.delivered(),
            row.opened(),
            row.bouncedHard(),
            row.bouncedSoft(),
            row.blocked(),
            row.complained()));
  }
}
