package org.rebound.receiver.registry;

import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/**
 * A recipient of a mailing as the sender knows him.
 *
 * @param name the name of the contact
 * @param contactKey the contact's key in the sender's system
 * @param recipientKey the sender's own key of this recipient in this mailing
 */
public record Registration(
    MailAddress address,
    Optional<String> name,
    Optional<String> contactKey,
    Optional<String> recipientKey) {

  /** A recipient of whom nothing but the address is known. */
  public static Registration of(MailAddress address) {
    return new Registration(address, Optional.empty(), Optional.empty(), Optional.empty());
  }

  long tag() {
    return AddressTag.of(address).value();
  }
}
