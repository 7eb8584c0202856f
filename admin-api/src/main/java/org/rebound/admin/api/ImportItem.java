package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rebound.receiver.imports.Import;

/** An imported list: what was read, and what it would change. */
@Schema(
    name = "Import",
    description =
        "A list of another tool: what was read, and what it would change. `entries` is the sum of"
            + " `wouldBlock`, `wouldChange`, `blockedAlready`, `duplicates`, `bad` and what is"
            + " `leftOut`.")
public record ImportItem(
    @Schema(description = "Its number.", example = "3") long id,
    @Schema(description = "Where it is from.", example = "SendGrid, main account") String source,
    @Schema(description = "The format it was read as.", example = "sendgrid") String format,
    @Schema(description = "How many entries it has.") long entries,
    @Schema(description = "How many addresses were not blocked, and would be.") long wouldBlock,
    @Schema(description = "How many were blocked for something else, and would be for a complaint.")
        long wouldChange,
    @Schema(description = "How many were blocked already, and stay as they are.")
        long blockedAlready,
    @Schema(description = "How many have the address of an entry before them.") long duplicates,
    @Schema(description = "How many could not be read: see its faults.") long bad,
    @Schema(description = "How many are of kinds that are not blocked for, by kind.")
        Map<String, Long> leftOut,
    @Schema(description = "How many of the addresses are there for a complaint.") long complaints,
    @Schema(description = "The name of the key that sent it.") String actor,
    @Schema(description = "When it was read, and the counts were made.") Instant checkedAt,
    @Schema(description = "The job that blocks the addresses; absent until it is started.")
        Optional<Long> job) {

  public ImportItem {
    leftOut = Map.copyOf(leftOut);
  }

  /** The import. */
  public static ImportItem of(Import one) {
    Map<String, Long> leftOut = new TreeMap<>();
    one.counts().leftOut().forEach((kind, count) -> leftOut.put(kind.code(), count));
    return new ImportItem(
        one.id(),
        one.source(),
        one.format(),
        one.counts().entries(),
        one.wouldBlock(),
        one.wouldChange(),
        one.blockedAlready(),
        one.counts().duplicates(),
        one.counts().bad(),
        leftOut,
        one.complaints(),
        one.actor(),
        one.checkedAt(),
        one.job());
  }
}
