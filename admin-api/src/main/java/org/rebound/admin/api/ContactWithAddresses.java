package org.rebound.admin.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.book.ContactAddress;
import org.rebound.receiver.lists.ListedAddress;
import org.rebound.receiver.lists.ListedContact;

/** A contact with its addresses. */
@Schema(description = "A contact with its addresses.")
public record ContactWithAddresses(
    @JsonUnwrapped Contact contact,
    @Schema(description = "Current addresses first, then corrected ones; at most 1000.")
        List<Item> addresses) {

  /** So many addresses are shown. */
  public static final int MOST = 1_000;

  public ContactWithAddresses {
    addresses = List.copyOf(addresses);
  }

  /** An address of a contact. */
  @Schema(name = "ContactAddress", description = "An address of a contact.")
  public record Item(
      @JsonUnwrapped AddressItem address,
      @Schema(
              description =
                  "What is the matter with it, in words for people; left out when nothing is.",
              example = "Blocked after a bounce for good. The address does not exist.")
          Optional<String> warning,
      @Schema(description = "Since when another address is in its place; left out of current ones.")
          Optional<Instant> correctedAt,
      @Schema(description = "That address; left out when it was deleted since.")
          Optional<String> correctedTo) {}

  /** The contact in a row of the list, with its addresses. */
  public static ContactWithAddresses of(
      ListedContact row, List<ContactAddress> addresses, Reasons reasons) {
    return new ContactWithAddresses(
        Contact.of(row),
        addresses.stream()
            .map(
                address ->
                    new Item(
                        AddressItem.of(address.listed(), reasons),
                        warning(address.listed(), reasons),
                        address.correctedAt(),
                        address.correctedTo()))
            .toList());
  }

  private static Optional<String> warning(ListedAddress row, Reasons reasons) {
    if (row.state().equals("blocked")) {
      return Optional.of(reasons.blocked(row.cause().orElse(""), row.category()));
    }
    return row.bounces() > 0 ? Optional.of(reasons.bouncing(row.category())) : Optional.empty();
  }
}
