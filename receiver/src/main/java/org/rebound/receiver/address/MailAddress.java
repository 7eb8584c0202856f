package org.rebound.receiver.address;

import java.util.Optional;

/**
 * A mail address as RFC 5321 section 4.1.2 and RFC 6531 section 3.3 have it: a local part and a
 * domain. Immutable.
 *
 * <p>Every value of this type is well-formed: the local part has at most 64 octets as written, the
 * whole at most 254, both also in the normal form; nothing in it is a control character. The local
 * part is kept without its quotes, so that {@code "a"@example.org} equals {@code a@example.org}.
 * {@link #normalize} gives the one form in which addresses are written to and looked up in the
 * ledger.
 *
 * @param localPart unquoted, not empty
 * @param domain a host name without a trailing dot, or an address literal in brackets
 */
public record MailAddress(String localPart, String domain) {

  static final int MAX_TEXT = 1000;
  static final int MAX_OCTETS = 254;

  /**
   * An address of these two parts.
   *
   * @throws IllegalArgumentException when they make no well-formed address
   */
  public MailAddress {
    if (!isWellFormed(localPart, domain)) {
      throw new IllegalArgumentException("local part and domain make no address (RFC 5321 4.1.2)");
    }
  }

  /**
   * Reads one address, with or without angle brackets, as it stands in an envelope. Blanks round it
   * are dropped, and so are a source route (RFC 5321 appendix C) and the dot at the end of a
   * domain. Total: any text in, an address or nothing out.
   *
   * @return nothing when the text is no address, or longer than an address may be
   */
  public static Optional<MailAddress> parse(String text) {
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    String path = withoutBrackets(withoutBlanks(text));
    int start = SourceRoute.end(path);
    int at = LocalPart.end(path, start);
    if (at < 0) {
      return Optional.empty();
    }
    String domain = withoutLastDot(path.substring(at + 1));
    return LocalPart.read(path.substring(start, at)).flatMap(localPart -> of(localPart, domain));
  }

  /**
   * The address of a local part without quotes and a domain without a trailing dot, as they come
   * out of other encodings. Total.
   *
   * @return nothing when they make no well-formed address
   */
  public static Optional<MailAddress> of(String localPart, String domain) {
    return isWellFormed(localPart, domain)
        ? Optional.of(new MailAddress(localPart, domain))
        : Optional.empty();
  }

  /**
   * The form used for every write and every look-up: equal for addresses we treat as one.
   *
   * <p>Local part and domain in Unicode's normalization form C and in lower case; labels of the
   * domain that are not ASCII as A-labels ({@code xn--}), so that the domain is ASCII. Idempotent.
   */
  public MailAddress normalize() {
    String normalLocalPart = NormalText.of(localPart);
    String normalDomain = Domain.normalize(domain);
    return normalLocalPart.equals(localPart) && normalDomain.equals(domain)
        ? this
        : new MailAddress(normalLocalPart, normalDomain);
  }

  /** The address as it stands in an envelope, quoted where the grammar asks for it. */
  @Override
  public String toString() {
    return LocalPart.write(localPart) + "@" + domain;
  }

  private static boolean isWellFormed(String localPart, String domain) {
    return localPart.length() <= MAX_OCTETS
        && domain.length() <= MAX_OCTETS
        && LocalPart.isValid(localPart)
        && Domain.isValid(domain)
        && fits(localPart, domain)
        && (isAscii(localPart, domain) || fits(NormalText.of(localPart), Domain.normalize(domain)));
  }

  /** Whether the normal form is of the same length, as only the case may change. */
  private static boolean isAscii(String localPart, String domain) {
    return Characters.isAscii(localPart) && Characters.isAscii(domain);
  }

  private static boolean fits(String localPart, String domain) {
    int local = Characters.octets(LocalPart.write(localPart));
    return local <= LocalPart.MAX_OCTETS && local + 1 + Characters.octets(domain) <= MAX_OCTETS;
  }

  static String withoutBlanks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static String withoutBrackets(String text) {
    return text.length() >= 2 && text.startsWith("<") && text.endsWith(">")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  static String withoutLastDot(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
