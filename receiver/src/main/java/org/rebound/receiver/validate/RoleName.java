package org.rebound.receiver.validate;

import java.util.Set;
import org.rebound.receiver.address.MailAddress;

/**
 * Addresses that are a role or a machine and no person who could want our mail: postmaster (RFC
 * 5321 section 4.5.1), those of RFC 2142 that look after networks and the DNS, and the usual names
 * of senders that read nothing. Roles that do business, such as info and sales, are not among them.
 */
final class RoleName {

  private static final Set<String> NAMES =
      Set.of(
          "postmaster",
          "hostmaster",
          "abuse",
          "noc",
          "security",
          "mailerdaemon",
          "noreply",
          "donotreply",
          "bounce",
          "bounces",
          "nobody",
          "devnull",
          "root");

  private RoleName() {}

  static boolean isRole(MailAddress address) {
    String name = address.normalize().localPart();
    int detail = name.indexOf('+');
    String user = detail > 0 ? name.substring(0, detail) : name;
    return NAMES.contains(user.replace("-", "").replace("_", "").replace(".", ""));
  }
}
