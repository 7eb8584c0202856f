package org.rebound.receiver.validate;

import java.time.Duration;

/**
 * What a look-up found.
 *
 * @param keep how long it may be remembered; zero: not at all
 */
record Finding(MailDomain domain, Duration keep) {

  private static final long SHORTEST = 30;
  private static final long LONGEST = 3600;
  private static final long LONGEST_NEGATIVE = 900;
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  /** Something is there, and its records are good for so many seconds; half a minute to an hour. */
  static Finding there(MailDomain domain, long ttl) {
    return new Finding(domain, clamped(ttl, LONGEST));
  }

  /** Nothing is there, for so many seconds; half a minute to a quarter of an hour. */
  static Finding absent(MailDomain domain, DnsReply reply) {
    return new Finding(domain, clamped(reply.negativeTtl().orElse(0), LONGEST_NEGATIVE));
  }

  /** Nothing is known now; remembered for seconds, so that trouble is not made worse. */
  static Finding unknown(MailDomain.Trouble trouble) {
    Duration keep = trouble == MailDomain.Trouble.BUSY ? Duration.ZERO : TROUBLE;
    return new Finding(MailDomain.unknown(trouble), keep);
  }

  private static Duration clamped(long seconds, long most) {
    return Duration.ofSeconds(Math.min(most, Math.max(SHORTEST, seconds)));
  }
}
