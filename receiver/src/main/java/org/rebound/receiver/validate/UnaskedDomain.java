package org.rebound.receiver.validate;

import java.util.Optional;
import java.util.Set;

/**
 * Domains that nobody needs to be asked about: IP addresses in brackets, and what lies below a
 * top-level domain that the Internet's DNS never has (RFC 6761 and RFC 2606: test, example,
 * invalid, localhost; RFC 7686: onion; RFC 9476: alt). Names below local, internal and home.arpa
 * may mean something to the name servers of a house, and are asked for.
 */
final class UnaskedDomain {

  private static final Set<String> RESERVED =
      Set.of("test", "example", "invalid", "localhost", "onion", "alt");

  private UnaskedDomain() {}

  static Optional<MailDomain> of(String domain) {
    if (domain.startsWith("[")) {
      return Optional.of(new MailDomain.Literal());
    }
    return RESERVED.contains(domain.substring(domain.lastIndexOf('.') + 1))
        ? Optional.of(new MailDomain.Reserved())
        : Optional.empty();
  }
}
