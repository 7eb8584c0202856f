package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.rebound.receiver.lists.ListedCollection;

/** A selection or a project. */
@Schema(description = "A selection or a project: a named set of addresses.")
public record AddressCollection(
    @Schema(description = "Its number.", example = "7") long id,
    @Schema(
            description = "Its name; no other of its kind has it.",
            example = "Spring letter, wrong addresses")
        String name,
    @Schema(description = "How many addresses are in it.", example = "42") long members,
    @Schema(description = "When it was made.") Instant createdAt) {

  /** The selection or project in a row of the list. */
  public static AddressCollection of(ListedCollection row) {
    return new AddressCollection(row.id(), row.name(), row.members(), row.createdAt());
  }
}
