package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.rebound.receiver.book.Added;

/** What came of adding members. */
@Schema(description = "What came of adding members.")
public record AddedMembers(
    @Schema(description = "That were not members before.", example = "40") long added,
    @Schema(description = "That were members already.", example = "2") long already,
    @Schema(description = "Numbers that no address has.", example = "0") long unknown) {

  /** The same for the API. */
  public static AddedMembers of(Added added) {
    return new AddedMembers(added.added(), added.already(), added.unknown());
  }
}
