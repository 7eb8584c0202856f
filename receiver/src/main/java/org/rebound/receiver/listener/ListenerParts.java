package org.rebound.receiver.listener;

import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.rebound.receiver.address.MailAddress;

/**
 * What all sessions of one listener share.
 *
 * @param clock tells when a message was received; no deadline depends on it
 * @param nanos tells deadlines
 */
record ListenerParts(
    ListenerSettings settings,
    Intake intake,
    ListenerMetrics metrics,
    MemoryBudget memory,
    Optional<SSLContext> tls,
    Clock clock,
    LongSupplier nanos) {

  /** Whom {@code RCPT TO:<postmaster>} means (RFC 5321 section 4.1.1.3). */
  MailAddress postmaster() {
    return new MailAddress("postmaster", settings.hostName());
  }

  /** How many octets of a message too big are read before the connection is given up. */
  long drainLimit() {
    return 10L * settings.maxMessageSize();
  }
}
