package org.rebound.receiver.address;

import java.text.Normalizer;
import java.util.Optional;
import org.rebound.receiver.address.AddressFault.Kind;

/** What is wrong with a domain as it was written; nothing when only its length may be. */
final class DomainFault {

  /** The longest name of the DNS as text, without the last dot (RFC 1035 section 2.3.4). */
  static final int MAX_OCTETS = 253;

  private DomainFault() {}

  static Optional<AddressFault> find(String domain) {
    if (domain.isEmpty()) {
      return fault(Kind.DOMAIN_EMPTY, 0);
    }
    if (domain.startsWith("[")) {
      return Domain.isValid(domain) ? Optional.empty() : fault(Kind.ADDRESS_LITERAL, 0);
    }
    int at = domain.indexOf('@');
    if (at >= 0) {
      return fault(Kind.SEVERAL_AT_SIGNS, at);
    }
    int start = 0;
    for (String label : domain.split("\\.", -1)) {
      int offset = start;
      Optional<AddressFault> fault =
          ofLabel(label).map(f -> new AddressFault(f.kind(), offset + f.position()));
      if (fault.isPresent()) {
        return fault;
      }
      start += label.length() + 1;
    }
    return Domain.isValid(domain) ? Optional.empty() : fault(Kind.DOMAIN_CHARACTER, 0);
  }

  private static Optional<AddressFault> ofLabel(String label) {
    if (label.isEmpty()) {
      return fault(Kind.LABEL_EMPTY, 0);
    }
    for (int i = 0; i < label.length(); i = label.offsetByCodePoints(i, 1)) {
      if (!mayStand(label.codePointAt(i))) {
        return fault(Kind.DOMAIN_CHARACTER, i);
      }
    }
    if (label.startsWith("-")) {
      return fault(Kind.LABEL_HYPHEN, 0);
    }
    if (label.endsWith("-")) {
      return fault(Kind.LABEL_HYPHEN, label.length() - 1);
    }
    // A label is encoded only when it is short enough for that.
    boolean tooLong =
        label.length() > MAX_OCTETS || Domain.normalize(label).length() > Domain.MAX_LABEL;
    return tooLong
        ? fault(Kind.LABEL_TOO_LONG, Math.min(label.length() - 1, Domain.MAX_LABEL))
        : Optional.empty();
  }

  private static boolean mayStand(int c) {
    if (c < 0x80) {
      return Domain.isLetterDigitHyphen((char) c);
    }
    String text = Character.toString(c);
    return !Character.isSpaceChar(c)
        && c != Domain.IDEOGRAPHIC_FULL_STOP
        && Normalizer.normalize(text, Normalizer.Form.NFKC)
            .equals(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static Optional<AddressFault> fault(Kind kind, int position) {
    return Optional.of(new AddressFault(kind, position));
  }
}
