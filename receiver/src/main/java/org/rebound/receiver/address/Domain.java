package org.rebound.receiver.address;

import java.text.Normalizer;

/**
 * The domain of an address: a host name of letters, digits and hyphens (RFC 5321 section 4.1.2,
 * labels of at most 63 octets as A-labels), with U-labels (RFC 5890), or an address literal.
 *
 * <p>Compatibility characters are refused, because other software would take them for the plain
 * ones: {@code U+FF0E} for a dot, {@code U+2100} for {@code a/c}.
 */
final class Domain {

  static final int MAX_LABEL = 63;
  static final int IDEOGRAPHIC_FULL_STOP = 0x3002;

  private Domain() {}

  static boolean isValid(String domain) {
    if (domain.startsWith("[")) {
      return AddressLiteral.isValid(domain);
    }
    if (Characters.isAscii(domain)) {
      return isHostName(domain);
    }
    return Characters.areAllowed(domain)
        && domain.indexOf(IDEOGRAPHIC_FULL_STOP) < 0
        && domain.codePoints().noneMatch(Character::isSpaceChar)
        && Normalizer.normalize(domain, Normalizer.Form.NFKC)
            .equals(Normalizer.normalize(domain, Normalizer.Form.NFC))
        && hasNoHyphenAtAnEnd(domain)
        && isHostName(normalize(domain));
  }

  /** Lower-case ASCII: U-labels become A-labels. */
  static String normalize(String domain) {
    String normal = NormalText.of(domain);
    if (Characters.isAscii(normal)) {
      return normal;
    }
    String[] labels = normal.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      if (!Characters.isAscii(labels[i])) {
        labels[i] = "xn--" + Punycode.encode(labels[i]);
      }
    }
    return String.join(".", labels);
  }

  private static boolean hasNoHyphenAtAnEnd(String domain) {
    return !domain.startsWith("-")
        && !domain.endsWith("-")
        && !domain.contains(".-")
        && !domain.contains("-.");
  }

  private static boolean isHostName(String ascii) {
    if (!hasNoHyphenAtAnEnd(ascii)) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c == '.' ? label == 0 : !isLetterDigitHyphen(c)) {
        return false;
      }
      label = c == '.' ? 0 : label + 1;
      if (label > MAX_LABEL) {
        return false;
      }
    }
    return label > 0;
  }

  static boolean isLetterDigitHyphen(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }
}
