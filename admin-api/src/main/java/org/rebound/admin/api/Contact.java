package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.lists.ListedContact;

/** A contact in a list. */
@Schema(description = "A contact: a person with one or more addresses.")
public record Contact(
    @Schema(description = "Its number.", example = "17") long id,
    @Schema(description = "The contact's key in your system.", example = "crm-4711")
        Optional<String> key,
    @Schema(description = "The name of the contact.", example = "Eve Jensen") Optional<String> name,
    @Schema(description = "Whether the contact is marked as having left.") boolean formerEmployee,
    @Schema(description = "Since when.") Optional<Instant> formerEmployeeAt,
    @Schema(description = "When it was made.") Instant createdAt,
    @Schema(description = "How many current addresses there are.", example = "2")
        long addressCount) {

  /** The contact in a row of the list. */
  public static Contact of(ListedContact row) {
    return new Contact(
        row.id(),
        row.key(),
        row.name(),
        row.formerEmployeeAt().isPresent(),
        row.formerEmployeeAt(),
        row.createdAt(),
        row.addresses());
  }
}
