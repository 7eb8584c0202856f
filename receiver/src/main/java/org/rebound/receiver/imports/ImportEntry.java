package org.rebound.receiver.imports;

import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/**
 * One address of a list.
 *
 * @param reason for people: where it is from, what is said there and since when; without a mail
 *     address
 */
public record ImportEntry(MailAddress address, EntryKind kind, String reason) {

  long tag() {
    return AddressTag.of(address).value();
  }

  boolean outranks(ImportEntry other) {
    return kind == EntryKind.COMPLAINTS && other.kind != EntryKind.COMPLAINTS;
  }
}
