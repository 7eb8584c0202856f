package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void everyFreshDatabaseIsEmptyAndItsOwn() throws SQLException {
    DataSource first = TestPostgres.shared().freshDatabase();
    DataSource second = TestPostgres.shared().freshDatabase();

    execute(first, "create table t (n int)");

    assertThat(tables(first)).isEqualTo(1);
    assertThat(tables(second)).isZero();
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int tables(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
