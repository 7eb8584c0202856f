package org.rebound.receiver.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One connection for each statement, so that a test sees the server as it is now. */
record Query(String url, String password) {

  static Query of(EmbeddedPostgres server) {
    return new Query(server.jdbcUrl(), server.password());
  }

  void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "rebound", password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String one(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "rebound", password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  boolean answers() {
    try {
      return one("select 1").equals("1");
    } catch (SQLException e) {
      return false;
    }
  }
}
