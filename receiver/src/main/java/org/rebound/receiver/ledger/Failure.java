package org.rebound.receiver.ledger;

import java.sql.SQLException;
import java.util.Optional;

/**
 * What it means that a transaction failed, and what may be done about it. Told by the SQLSTATE
 * (PostgreSQL, appendix A) and by whether COMMIT had been sent.
 */
enum Failure {
  /** The connection broke before COMMIT was sent: nothing was committed, another one may do it. */
  CONNECTION,
  /** Rolled back because of somebody else's transaction; it may be run again. */
  CONFLICT,
  /** One of the messages is at fault; the others need not suffer. */
  DATA,
  /** Nothing was committed, and trying again at once is no use. */
  DATABASE,
  /** COMMIT was sent and not answered. */
  UNKNOWN;

  /** The meaning of {@code thrown}. */
  static Failure of(Throwable thrown, boolean commitSent) {
    String state = sqlState(thrown).orElse("");
    String kind = state.isEmpty() ? "" : state.substring(0, 2);
    if (commitSent) {
      // A server that answers COMMIT with one of these has rolled back; all else leaves it open.
      return kind.equals("40") ? CONFLICT : kind.equals("23") ? DATA : UNKNOWN;
    }
    return switch (kind) {
      case "08" -> CONNECTION;
      case "57" -> state.startsWith("57P") ? CONNECTION : DATABASE;
      case "40" -> CONFLICT;
      case "22", "23", "54", "" -> DATA;
      default -> DATABASE;
    };
  }

  /** The five characters, from wherever in the chain of causes they are; empty when nowhere. */
  static Optional<String> sqlState(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        // A connection that was closed under us comes without a state.
        return Optional.of(state == null || state.length() != 5 ? "08000" : state);
      }
    }
    return Optional.empty();
  }
}
