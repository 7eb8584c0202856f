package org.rebound.receiver.lists;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionException;

/**
 * Lets the wire to the database be silent for longer than it may be with other queries: while a
 * whole list is sorted, nothing comes.
 */
final class LongSilence {

  private LongSilence() {}

  /** What reads meanwhile. */
  interface Reading {
    void run() throws IOException;
  }

  /**
   * Reads with the wire silent for as long as {@code longest}, and leaves the connection as it was.
   *
   * @throws ConnectionException when the connection is no good
   */
  static void during(Connection connection, Duration longest, Reading reading) throws IOException {
    int before;
    try {
      before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
    try {
      reading.run();
    } catch (IOException | RuntimeException e) {
      try {
        restore(connection, before);
      } catch (ConnectionException broken) {
        e.addSuppressed(broken);
      }
      throw e;
    }
    restore(connection, before);
  }

  private static void restore(Connection connection, int before) {
    try {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, before);
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }
}
