package org.rebound.receiver.validate;

import java.util.Optional;
import org.rebound.receiver.address.AddressFault;
import org.rebound.receiver.address.MailAddress;

/**
 * Whether a text that somebody typed is a mail address (RFC 5321 section 4.1.2, RFC 6531 section
 * 3.3). Blanks and angle brackets round it are passed over; a source route is none of what people
 * type, and is refused. Immutable.
 */
public sealed interface AddressSyntax {

  /** It is an address. */
  record Good(MailAddress address) implements AddressSyntax {

    /** Whether only mail systems that speak SMTPUTF8 (RFC 6531) can take mail for it. */
    public boolean needsSmtputf8() {
      return address.localPart().chars().anyMatch(c -> c > 0x7e);
    }
  }

  /** It is none. */
  record Bad(AddressFault fault) implements AddressSyntax {}

  /** Reads any text. Total. */
  static AddressSyntax of(String text) {
    Optional<MailAddress> address = MailAddress.parse(text);
    int route = text.indexOf('@');
    boolean routed =
        address.isPresent()
            && text.substring(0, route).chars().allMatch(c -> c == ' ' || c == '\t' || c == '<');
    if (routed) {
      return new Bad(new AddressFault(AddressFault.Kind.SOURCE_ROUTE, route));
    }
    return AddressFault.of(text)
        .<AddressSyntax>map(Bad::new)
        .orElseGet(() -> new Good(address.orElseThrow()));
  }
}
