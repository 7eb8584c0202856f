package org.rebound.receiver.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * How to connect, and the proof that it is our server that answers.
 *
 * @param port TCP port on 127.0.0.1
 */
record Access(int port, String password) {

  private static final String DATABASE = "rebound";
  private static final String SECONDS_LIMIT = "10";

  /** The URL of the daemon's own database; no TLS, for it never leaves the machine. */
  String jdbcUrl() {
    return url(DATABASE);
  }

  /**
   * Connects, makes sure that the server works on this data, and makes our database if it is
   * missing.
   *
   * @throws SQLException when the server does not answer, or is not ours
   */
  void verify(Path cluster) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", Cluster.USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", SECONDS_LIMIT);
    properties.setProperty("socketTimeout", SECONDS_LIMIT);
    try (Connection connection = DriverManager.getConnection(url("postgres"), properties);
        Statement statement = connection.createStatement()) {
      String data = one(statement, "select current_setting('data_directory')");
      if (!data.equals(cluster.toString())) {
        throw new SQLException("a server on other data answers on port " + port + ": " + data);
      }
      String present =
          one(statement, "select count(*) from pg_database where datname = '" + DATABASE + "'");
      if (present.equals("0")) {
        statement.execute("create database " + DATABASE);
      }
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/"
        + database
        + "?sslmode=disable&gssEncMode=disable";
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Without the password: this may come into a log. */
  @Override
  public String toString() {
    return "Access[port=" + port + "]";
  }
}
