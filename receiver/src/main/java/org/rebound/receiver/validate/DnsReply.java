package org.rebound.receiver.validate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one answer says of the name that was asked for. Immutable.
 *
 * @param code the response code (RFC 1035 section 4.1.1)
 * @param truncated whether it is cut off even so
 * @param exchangers hosts of MX records, the most preferred first; the root is the empty text
 * @param malformed whether there was a record of the type asked for that could not be read
 * @param address whether there is an A or AAAA record
 * @param alias where a CNAME chain ends that leads to no record of the type asked for
 * @param ttl seconds for which the records may be kept; 0 without any
 * @param negativeTtl seconds for which it may be kept that there is none (RFC 2308 section 5)
 */
record DnsReply(
    int code,
    boolean truncated,
    List<String> exchangers,
    boolean malformed,
    boolean address,
    Optional<String> alias,
    long ttl,
    OptionalLong negativeTtl) {

  DnsReply {
    exchangers = List.copyOf(exchangers);
  }

  boolean isEmpty() {
    return exchangers.isEmpty() && !address && !malformed;
  }
}
