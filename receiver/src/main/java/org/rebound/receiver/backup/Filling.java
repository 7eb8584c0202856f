package org.rebound.receiver.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Fills tables with the rows of a backup, in one transaction. Triggers and foreign keys are silent:
 * what they would make and check is in the backup already, and was right when it was made.
 */
final class Filling {

  private final DataSource database;
  private final Manifest manifest;

  Filling(DataSource database, Manifest manifest) {
    this.database = database;
    this.manifest = manifest;
  }

  /** Gives the rows of a table. */
  interface Source {
    InputStream open(Manifest.Table table) throws IOException;
  }

  /**
   * Fills the tables, which have been made.
   *
   * @throws BackupException when a row does not go in; nothing is in the tables then
   */
  void run(Source source) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Catalog catalog = new Catalog(connection);
      sameTables(catalog);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local statement_timeout = 0");
        statement.execute("set local session_replication_role = replica");
        statement.execute("truncate " + names(manifest.tables()));
      }
      for (Manifest.Table table : manifest.tables()) {
        fill(connection, table, source);
      }
      sequences(connection, manifest.sequences());
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("analyze");
      }
    } catch (SQLException e) {
      throw new BackupException("the database does not take the rows: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BackupException("the rows cannot be read: " + e, e);
    }
  }

  private void sameTables(Catalog catalog) throws SQLException {
    Map<String, HashSet<String>> there =
        catalog.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, t -> new HashSet<>(t.columns())));
    Map<String, HashSet<String>> kept =
        manifest.tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, t -> new HashSet<>(t.columns())));
    if (!there.equals(kept)) {
      throw new BackupException(
          "its tables are not those of version " + manifest.schema() + " of Rebound's tables");
    }
  }

  private static void fill(Connection connection, Manifest.Table table, Source source)
      throws SQLException, IOException {
    try (InputStream rows = source.open(table)) {
      long taken =
          new CopyManager(connection.unwrap(BaseConnection.class))
              .copyIn(
                  "copy \"%s\" (%s) from stdin".formatted(table.name(), table.columnList()), rows);
      if (taken != table.rows()) {
        throw new BackupException(
            "the table %s has %d rows in it instead of %d"
                .formatted(table.name(), taken, table.rows()));
      }
    }
  }

  private static void sequences(Connection connection, Map<String, Long> values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(quote_ident(?)::regclass, ?)")) {
      for (Map.Entry<String, Long> value : values.entrySet()) {
        statement.setString(1, value.getKey());
        statement.setLong(2, value.getValue());
        statement.execute();
      }
    }
  }

  private static String names(List<Manifest.Table> tables) {
    return tables.stream()
        .map(table -> "\"" + table.name() + "\"")
        .collect(Collectors.joining(", "));
  }
}
