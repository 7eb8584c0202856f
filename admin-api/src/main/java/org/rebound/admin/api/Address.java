package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.ledger.AddressRow;
import org.rebound.receiver.ledger.TransitionRow;

/** How an address stands, and how it came to that. */
@Schema(description = "How an address stands, and how it came to that.")
public record Address(
    @Schema(description = "In its normal form.", format = "idn-email", example = "user@example.com")
        String address,
    @Schema(
            description = "blocked: mailings must skip it.",
            allowableValues = {"usable", "blocked"})
        String state,
    @Schema(description = "Bounces that counted since the bounce flag was cleared.") int bounces,
    @Schema(description = "Bounces that counted since the last sign of life.") int consecutive,
    @Schema(description = "Why it is blocked.", example = "hard_bounce") Optional<String> cause,
    @Schema(description = "Since when it is blocked.") Optional<Instant> blockedAt,
    @Schema(description = "When the last bounce that counted came.") Optional<Instant> lastBounceAt,
    @Schema(description = "When it was first heard of.") Instant firstSeenAt,
    @Schema(description = "Changes of its state, the newest first, at most 100.")
        List<Transition> transitions,
    @Schema(description = "The newest bounces, at most 10.") List<Bounce> lastBounces) {

  public Address {
    transitions = List.copyOf(transitions);
    lastBounces = List.copyOf(lastBounces);
  }

  /** One change of an address's state. */
  @Schema(description = "One change of an address's state.")
  public record Transition(
      @Schema(description = "When it changed.") Instant at,
      @Schema(description = "Its state before.", example = "usable") String before,
      @Schema(description = "Its state after.", example = "blocked") String after,
      @Schema(description = "Why.", example = "hard_bounce") String cause,
      @Schema(description = "The bounce that caused it.") Optional<Long> bounce,
      @Schema(description = "`policy`, or who did it by hand.", example = "policy") String actor,
      @Schema(description = "Why, in the words of who did it.") Optional<String> reason) {

    private static Transition of(TransitionRow row) {
      return new Transition(
          row.at(),
          row.stateBefore(),
          row.stateAfter(),
          row.cause(),
          row.bounceId(),
          row.actor(),
          row.reason());
    }
  }

  /** The address with rows of the ledger; {@code asked} is its normal form. */
  public static Address of(
      String asked, AddressRow row, List<TransitionRow> transitions, List<Bounce> lastBounces) {
    return new Address(
        asked,
        row.state(),
        row.bounces(),
        row.consecutive(),
        row.cause(),
        row.blockedAt(),
        row.lastBounceAt(),
        row.firstSeenAt(),
        transitions.stream().map(Transition::of).toList(),
        lastBounces);
  }
}
