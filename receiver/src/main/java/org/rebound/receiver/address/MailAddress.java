package org.rebound.receiver.address;

import java.util.Optional;

/**
 * A mail address as RFC 5321 section 4.1.2 (and RFC 6531) has it: a local part and a domain.
 *
 * <p>{@link #parse} is total: any text in, an address or nothing out. The local part is kept as it
 * was written, without the quotes; {@link #normalize} gives the one form in which addresses are
 * written to and looked up in the ledger.
 *
 * @param localPart 1 to 64 octets in UTF-8, unquoted
 * @param domain a host name, or an address literal in brackets
 */
public record MailAddress(String localPart, String domain) {

  /**
   * Reads one address, with or without angle brackets; a source route (RFC 5321 appendix F.2) is
   * dropped.
   *
   * @return nothing when the text is no address, or longer than 254 octets
   */
  public static Optional<MailAddress> parse(String text) {
    String bare = text.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    int at = bare.lastIndexOf('@');
    return at < 1 || at == bare.length() - 1
        ? Optional.empty()
        : Optional.of(new MailAddress(bare.substring(0, at), bare.substring(at + 1)));
  }

  /** The form used for every write and every look-up: equal for addresses we treat as one. */
  public MailAddress normalize() {
    return new MailAddress(
        localPart.toLowerCase(java.util.Locale.ROOT), domain.toLowerCase(java.util.Locale.ROOT));
  }

  /** The address as it stands in an envelope, quoted where the grammar asks for it. */
  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
