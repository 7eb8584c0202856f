package org.rebound.admin.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.lists.Group;

/** The rows of a list in groups. */
@Schema(description = "The values of a column, each with its number of rows, the largest first.")
public record Groups(
    @Schema(description = "The column.", example = "category") String by,
    @Schema(description = "The largest first.") List<Item> groups,
    @Schema(description = "Whether there are more groups than were asked for.") boolean more) {

  public Groups {
    groups = List.copyOf(groups);
  }

  /** One group. */
  @Schema(name = "Group", description = "The rows with one value.")
  public record Item(
      @Schema(description = "Left out for the rows without a value.", example = "mailbox_unknown")
          Optional<String> value,
      @Schema(description = "How many rows have it.", example = "42") long count) {}

  /** At most {@code most} of the groups that were read. */
  public static Groups of(String by, List<Group> read, int most) {
    return new Groups(
        by,
        read.stream().limit(most).map(g -> new Item(g.value(), g.rows())).toList(),
        read.size() > most);
  }
}
