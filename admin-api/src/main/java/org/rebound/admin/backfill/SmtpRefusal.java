package org.rebound.admin.backfill;

import java.io.IOException;

/** A reply that is not the one hoped for: permanent, or temporary and worth another try. */
final class SmtpRefusal extends IOException {

  private static final long serialVersionUID = 1;

  private final String reply;

  SmtpRefusal(String reply) {
    super(reply);
    this.reply = reply;
  }

  String reply() {
    return reply;
  }

  boolean isPermanent() {
    return reply.startsWith("5");
  }

  /** Whether the server ends the connection with it (RFC 5321 section 3.8). */
  boolean isLast() {
    return reply.startsWith("421");
  }
}
