package org.rebound.admin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.rebound.receiver.sql.Sql;

/**
 * What a PostgreSQL server says of itself.
 *
 * @param standby whether it follows another and cannot be written to
 * @param cluster the number that all copies of a cluster share; 0 when we may not be told
 * @param timeline where it writes: a standby that is promoted begins a higher one; 0 of a standby
 */
record ServerPlace(boolean standby, long cluster, long timeline) {

  private static final String NO_RIGHT = "42501";

  /** Asks the server behind {@code connection}. */
  static ServerPlace of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(Sql.named("which-server"))) {
      row.next();
      return new ServerPlace(
          row.getBoolean("standby"), row.getLong("cluster"), row.getLong("timeline"));
    } catch (SQLException e) {
      if (NO_RIGHT.equals(e.getSQLState())) {
        return new ServerPlace(isStandby(connection), 0, 0);
      }
      throw e;
    }
  }

  private static boolean isStandby(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Whether this was the primary of a cluster in which {@code other} was promoted since. */
  boolean isBefore(ServerPlace other) {
    return cluster == other.cluster && timeline < other.timeline;
  }
}
