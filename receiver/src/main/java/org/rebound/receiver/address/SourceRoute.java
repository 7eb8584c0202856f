package org.rebound.receiver.address;

/**
 * A source route before a mailbox, {@code @a,@b:user@domain} (RFC 5321 section 4.1.2, A-d-l). It is
 * obsolete and is passed over, as section 4.1.1.3 allows; its domains must still be domains.
 */
final class SourceRoute {

  private SourceRoute() {}

  /** Where the mailbox begins: 0 without a route, -1 when the route is malformed. */
  static int end(String path) {
    if (!path.startsWith("@")) {
      return 0;
    }
    int colon = path.indexOf(':');
    if (colon < 0) {
      return -1;
    }
    for (String hop : path.substring(0, colon).split(",", -1)) {
      if (!hop.startsWith("@") || hop.startsWith("@[") || !Domain.isValid(hop.substring(1))) {
        return -1;
      }
    }
    return colon + 1;
  }
}
