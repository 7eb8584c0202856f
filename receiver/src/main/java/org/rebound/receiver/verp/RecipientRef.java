package org.rebound.receiver.verp;

import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/** Whom a return path names as the recipient of record. */
public sealed interface RecipientRef {

  /** By the tag of the address. */
  record Tagged(AddressTag tag) implements RecipientRef {}

  /** By the address itself, as classic dialects do. */
  record Named(MailAddress address) implements RecipientRef {}

  /** Not at all: the dialect carries only the mailing. */
  record Unnamed() implements RecipientRef {}
}
