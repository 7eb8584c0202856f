package org.rebound.admin.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.rebound.receiver.lists.ListedMember;

/** An address in a selection or a project. */
@Schema(description = "An address in a selection or a project.")
public record MemberItem(
    @JsonUnwrapped AddressItem address,
    @Schema(description = "When it was added.") Instant addedAt) {

  /** The member in a row of the list. */
  public static MemberItem of(ListedMember row, Reasons reasons) {
    return new MemberItem(AddressItem.of(row.address(), reasons), row.addedAt());
  }
}
