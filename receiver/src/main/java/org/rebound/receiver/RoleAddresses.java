package org.rebound.receiver;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;

/**
 * The addresses that every mail domain has to have: postmaster (RFC 5321 section 4.5.1) and abuse
 * (RFC 2142), at each of our domains and at the host itself. Mail for them is kept and changes
 * nothing.
 */
public final class RoleAddresses {

  private static final Set<String> ROLES = Set.of("postmaster", "abuse");

  private final Set<String> domains = new HashSet<>();

  /** The roles at these domains, in any case. */
  public RoleAddresses(Iterable<String> domains) {
    domains.forEach(domain -> this.domains.add(domain.toLowerCase(Locale.ROOT)));
  }

  /** Whether this is a role address of ours. */
  public boolean contains(MailAddress address) {
    MailAddress normal = address.normalize();
    return ROLES.contains(normal.localPart()) && domains.contains(normal.domain());
  }
}
