package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.ledger.Happening;

/** What happened to an address. */
@Schema(description = "What happened to an address, the newest first.")
public record Timeline(@Schema(description = "At most 200.") List<Item> items) {

  public Timeline {
    items = List.copyOf(items);
  }

  /** One thing that happened. */
  @Schema(name = "TimelineItem", description = "One thing that happened to an address.")
  public record Item(
      @Schema(description = "When.") Instant at,
      @Schema(
              description =
                  "What. `reported` is what came back and is neither a bounce nor a complaint.",
              allowableValues = {
                "registered",
                "sent",
                "delivered",
                "opened",
                "bounced",
                "complained",
                "reported",
                "blocked",
                "cleared",
                "corrected",
                "former_employee"
              })
          String what,
      @Schema(description = "The number of the mailing.", example = "42") Optional<Long> mailing,
      @Schema(description = "How people call the mailing.", example = "Spring letter")
          Optional<String> mailingTitle,
      @Schema(description = "The bounce, or the one that caused it.", example = "4711")
          Optional<Long> bounce,
      @Schema(description = "Of what came back: what it is.", example = "bounce")
          Optional<String> kind,
      @Schema(description = "Of a bounce: hard or soft.", example = "hard")
          Optional<String> verdict,
      @Schema(description = "Of what came back: what happened.", example = "mailbox_unknown")
          Optional<String> category,
      @Schema(description = "Of what came back: whose problem it is.", example = "recipient")
          Optional<String> fault,
      @Schema(description = "The same in words.", example = "The address does not exist.")
          Optional<String> reason,
      @Schema(description = "Why it was blocked or cleared.", example = "hard_bounce")
          Optional<String> cause,
      @Schema(description = "`policy`, or who did it by hand.", example = "policy")
          Optional<String> actor,
      @Schema(description = "Why, in the words of who did it.") Optional<String> note,
      @Schema(
              description = "The right address.",
              format = "idn-email",
              example = "right@example.com")
          Optional<String> correctedTo) {

    private static Item of(Happening row, Reasons reasons) {
      return new Item(
          row.at(),
          row.what(),
          row.mailingId(),
          row.title(),
          row.bounceId(),
          row.kind(),
          row.verdict(),
          row.category(),
          row.fault(),
          row.kind().flatMap(kind -> row.category().map(of -> reasons.of(kind, of))),
          row.cause(),
          row.actor(),
          row.note(),
          row.correctedTo());
    }
  }

  /** The rows of the ledger. */
  public static Timeline of(List<Happening> rows, Reasons reasons) {
    return new Timeline(rows.stream().map(row -> Item.of(row, reasons)).toList());
  }
}
