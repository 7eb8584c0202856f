package org.rebound.receiver.address;

import org.rebound.receiver.address.AddressFault.Kind;

/**
 * Finds out why a text that {@link MailAddress#parse} refuses is no address, in the order in which
 * a person reads it. Asked only about such texts, so that it never contradicts the parser.
 */
final class FaultFinder {

  private FaultFinder() {}

  static AddressFault find(String text) {
    if (text.length() > MailAddress.MAX_TEXT) {
      return new AddressFault(Kind.TOO_LONG, MailAddress.MAX_OCTETS);
    }
    String stripped = MailAddress.withoutBlanks(text);
    String path = MailAddress.withoutBrackets(stripped);
    int blanks = 0;
    while (blanks < text.length() && MailAddress.isBlank(text.charAt(blanks))) {
      blanks++;
    }
    AddressFault fault = ofPath(path);
    int before = path.length() == stripped.length() ? blanks : blanks + 1;
    return new AddressFault(fault.kind(), Math.min(text.length(), before + fault.position()));
  }

  private static AddressFault ofPath(String path) {
    if (path.isEmpty()) {
      return new AddressFault(Kind.EMPTY, 0);
    }
    for (int i = 0; i < path.length(); i = path.offsetByCodePoints(i, 1)) {
      if (!Characters.isAllowed(path.codePointAt(i))) {
        return new AddressFault(Kind.FORBIDDEN_CHARACTER, i);
      }
    }
    int start = SourceRoute.end(path);
    if (start < 0) {
      return path.indexOf(':') < 0 && path.indexOf('@', 1) < 0
          ? new AddressFault(Kind.LOCAL_PART_EMPTY, 0)
          : new AddressFault(Kind.SOURCE_ROUTE, 0);
    }
    if (start == path.length()) {
      return new AddressFault(Kind.LOCAL_PART_EMPTY, start);
    }
    int at = LocalPart.end(path, start);
    if (at < 0) {
      return path.charAt(start) == '"'
          ? new AddressFault(Kind.QUOTED_STRING, start)
          : new AddressFault(Kind.AT_SIGN_MISSING, path.length());
    }
    return LocalPartFault.find(path.substring(start, at))
        .map(fault -> new AddressFault(fault.kind(), start + fault.position()))
        .orElseGet(() -> afterAt(path, start, at));
  }

  private static AddressFault afterAt(String path, int start, int at) {
    String domain = MailAddress.withoutLastDot(path.substring(at + 1));
    return DomainFault.find(domain)
        .map(fault -> new AddressFault(fault.kind(), at + 1 + fault.position()))
        .orElseGet(() -> ofLength(path.substring(start, at), domain, start, at));
  }

  private static AddressFault ofLength(String localPart, String domain, int start, int at) {
    String normal = Domain.normalize(domain);
    if (normal.length() > DomainFault.MAX_OCTETS) {
      return new AddressFault(Kind.DOMAIN_TOO_LONG, at + 1);
    }
    boolean localPartGrows = Characters.octets(NormalText.of(localPart)) > LocalPart.MAX_OCTETS;
    return new AddressFault(localPartGrows ? Kind.LOCAL_PART_TOO_LONG : Kind.TOO_LONG, start);
  }
}
