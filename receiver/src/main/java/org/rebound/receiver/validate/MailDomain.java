package org.rebound.receiver.validate;

import java.util.List;
import java.util.Locale;

/**
 * What is known of a domain as a place for mail (RFC 5321 section 5.1, RFC 7505). Immutable.
 *
 * <p>A domain that is not there and one that nobody could be asked about are different values: only
 * the first says anything about an address.
 */
public sealed interface MailDomain {

  /**
   * It has mail exchangers.
   *
   * @param hosts their names, without the last dot, the most preferred first; at most {@value
   *     #MOST}
   */
  record MailExchangers(List<String> hosts) implements MailDomain {
    /** So many hosts are named. */
    public static final int MOST = 10;

    public MailExchangers {
      hosts = hosts.stream().limit(MOST).toList();
    }
  }

  /** It has no mail exchanger but an address, which is one by itself: the implicit MX. */
  record AddressOnly() implements MailDomain {}

  /** It says that it takes no mail (RFC 7505). */
  record NullMx() implements MailDomain {}

  /** There is no such domain (NXDOMAIN). */
  record NoSuchDomain() implements MailDomain {}

  /** The domain is there and has neither mail exchanger nor address. */
  record NoMail() implements MailDomain {}

  /** The top-level domain is one that the Internet's DNS never has (RFC 6761, 7686, 9476). */
  record Reserved() implements MailDomain {}

  /** It is an IP address in brackets; the DNS is not asked. */
  record Literal() implements MailDomain {}

  /** Nothing is known now; asking again later may help. */
  record TemporaryFailure(Trouble trouble) implements MailDomain {}

  /** Why nothing is known. */
  enum Trouble {
    /** No name server answered in time. */
    NO_ANSWER,
    /** The name servers failed, which is often the fault of the domain's own (SERVFAIL). */
    SERVER_FAILURE,
    /** The name servers do not answer us (REFUSED and the like): see their configuration. */
    REFUSED,
    /** The answer could not be understood. */
    MALFORMED,
    /** The answer was cut off, and could not be had whole. */
    TRUNCATED,
    /** Too many questions are waiting here, or the daemon stops. */
    BUSY;

    /** The name in the API: lower-case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing is known now, for this reason. */
  static MailDomain unknown(Trouble trouble) {
    return new TemporaryFailure(trouble);
  }
}
