package org.rebound.receiver.address;

import java.util.Optional;
import org.rebound.receiver.address.AddressFault.Kind;

/** What is wrong with a local part as it was written; nothing when its grammar and length hold. */
final class LocalPartFault {

  private LocalPartFault() {}

  static Optional<AddressFault> find(String written) {
    if (written.isEmpty()) {
      return fault(Kind.LOCAL_PART_EMPTY, 0);
    }
    Optional<AddressFault> fault =
        written.startsWith("\"") ? ofQuoted(written) : ofDotString(written);
    return fault.isPresent() ? fault : ofLength(written);
  }

  private static Optional<AddressFault> ofQuoted(String written) {
    return LocalPart.read(written).isPresent() ? Optional.empty() : fault(Kind.QUOTED_STRING, 0);
  }

  private static Optional<AddressFault> ofDotString(String written) {
    boolean afterAtom = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '.' ? !afterAtom : !LocalPart.isAtext(c)) {
        return fault(
            switch (c) {
              case '.' -> Kind.LOCAL_PART_DOT;
              case ' ' -> Kind.UNQUOTED_SPACE;
              default -> Kind.UNQUOTED_CHARACTER;
            },
            i);
      }
      afterAtom = c != '.';
    }
    return afterAtom ? Optional.empty() : fault(Kind.LOCAL_PART_DOT, written.length() - 1);
  }

  private static Optional<AddressFault> ofLength(String written) {
    String value = LocalPart.read(written).orElse(written);
    if (Characters.octets(LocalPart.write(value)) <= LocalPart.MAX_OCTETS) {
      return Optional.empty();
    }
    int end = 0;
    int octets = 0;
    while (end < written.length() && octets <= LocalPart.MAX_OCTETS) {
      int next = written.offsetByCodePoints(end, 1);
      octets += Characters.octets(written.substring(end, next));
      if (octets <= LocalPart.MAX_OCTETS) {
        end = next;
      }
    }
    return fault(Kind.LOCAL_PART_TOO_LONG, end);
  }

  private static Optional<AddressFault> fault(Kind kind, int position) {
    return Optional.of(new AddressFault(kind, position));
  }
}
