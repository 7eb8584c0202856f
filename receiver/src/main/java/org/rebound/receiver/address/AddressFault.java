package org.rebound.receiver.address;

import java.util.Locale;
import java.util.Optional;

/**
 * What keeps a text from being a mail address, and where: the first thing a person would mend.
 * Immutable.
 *
 * @param position the place in the text as it was given, from 0, in UTF-16 units; the end of the
 *     text where something is missing
 */
public record AddressFault(Kind kind, int position) {

  /**
   * The fault of {@code text}: nothing exactly when {@link MailAddress#parse} gives an address.
   * Total; linear in the length of the text.
   */
  public static Optional<AddressFault> of(String text) {
    return MailAddress.parse(text).isPresent()
        ? Optional.empty()
        : Optional.of(FaultFinder.find(text));
  }

  /** What can be wrong (RFC 5321 sections 4.1.2 and 4.5.3.1, RFC 6531 section 3.3). */
  public enum Kind {
    /** There is nothing. */
    EMPTY,
    /** The address has more than 254 octets. */
    TOO_LONG,
    /** A control character, or another that no address can have even between quotes. */
    FORBIDDEN_CHARACTER,
    /** The obsolete route before an address is none. */
    SOURCE_ROUTE,
    /** There is no at sign. */
    AT_SIGN_MISSING,
    /** There is more than one at sign, and the first ones are not between quotes. */
    SEVERAL_AT_SIGNS,
    /** There is nothing before the at sign. */
    LOCAL_PART_EMPTY,
    /** There are more than 64 octets before the at sign. */
    LOCAL_PART_TOO_LONG,
    /** A dot at the beginning or the end of the local part, or two in a row. */
    LOCAL_PART_DOT,
    /** A space that is not between quotes. */
    UNQUOTED_SPACE,
    /** A character that may only stand between quotes. */
    UNQUOTED_CHARACTER,
    /** Quotes are not closed, are empty, or hold what has to be escaped. */
    QUOTED_STRING,
    /** There is nothing after the at sign. */
    DOMAIN_EMPTY,
    /** The domain has more than 253 octets as the DNS has it. */
    DOMAIN_TOO_LONG,
    /** A dot at the beginning of the domain, or two in a row. */
    LABEL_EMPTY,
    /** There are more than 63 octets between two dots of the domain, as the DNS has it. */
    LABEL_TOO_LONG,
    /** A hyphen at the beginning or the end of a part of the domain. */
    LABEL_HYPHEN,
    /** A character that no domain has, or that would be taken for another one. */
    DOMAIN_CHARACTER,
    /** The brackets of the domain hold no IP address. */
    ADDRESS_LITERAL;

    /** The name in the API: lower-case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
