package org.rebound.admin.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.rebound.receiver.lists.ListedJob;

/** A job: what it does, how far it is, and what came of it. */
@Schema(name = "Job", description = "An action on many addresses: how far it is, what came of it.")
public record JobItem(
    @Schema(description = "Its number.", example = "12") long id,
    @Schema(description = "What it does.", example = "clear") String action,
    @Schema(
            description = "The last three are for good.",
            allowableValues = {"waiting", "running", "done", "failed", "cancelled"})
        String state,
    @Schema(description = "How many addresses it is for.") long total,
    @Schema(description = "How many addresses it has dealt with.") long done,
    @Schema(description = "How many addresses are not as they were.") long changed,
    @Schema(description = "The list whose filter picked them; left out when they were picked.")
        Optional<String> list,
    @Schema(description = "The filter; values that may hold addresses are not kept.")
        Map<String, String> filter,
    @Schema(description = "The reason given.") Optional<String> reason,
    @Schema(description = "The result: the selection or project that the addresses are in.")
        Optional<Long> collection,
    @Schema(description = "Why it failed.") Optional<String> failure,
    @Schema(description = "Whether it was asked to stop.") boolean cancelling,
    @Schema(description = "The name of the key that asked for it.") String actor,
    @Schema(description = "When it was asked for.") Instant createdAt,
    @Schema(description = "When it was first worked on.") Optional<Instant> startedAt,
    @Schema(description = "When it was over.") Optional<Instant> endedAt) {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  public JobItem {
    filter = Map.copyOf(filter);
  }

  /** Whether it is over. */
  @Schema(hidden = true)
  @com.fasterxml.jackson.annotation.JsonIgnore
  public boolean isOver() {
    return endedAt.isPresent();
  }

  /** The job in a row of the list. */
  public static JobItem of(ListedJob row) {
    return new JobItem(
        row.id(),
        row.action(),
        row.state(),
        row.total(),
        row.done(),
        row.changed(),
        row.list(),
        filter(row.filter()),
        row.reason(),
        row.collection(),
        row.failure(),
        row.cancel(),
        row.actor(),
        row.createdAt(),
        row.startedAt(),
        row.endedAt());
  }

  private static Map<String, String> filter(String json) {
    try {
      return Json.MAPPER.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger has a filter that is no JSON", e);
    }
  }
}
