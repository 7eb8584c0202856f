package org.rebound.admin.api;

import java.time.Instant;
import org.rebound.receiver.ledger.ConsoleSession;

/**
 * A session of the console.
 *
 * @param name the name of its key
 * @param role what it may
 * @param expiresAt when it is over at the latest
 */
public record Session(String name, String role, Instant expiresAt) {

  /** The session in the ledger. */
  public static Session of(ConsoleSession session) {
    return new Session(session.key().name(), session.key().role(), session.expiresAt());
  }
}
