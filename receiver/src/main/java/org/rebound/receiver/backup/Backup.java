package org.rebound.receiver.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Writes all rows of a database, as they were at one moment, and some files into one file. The
 * daemon may run and record meanwhile: the rows are read in one transaction of one snapshot, which
 * locks nothing that recording or housekeeping needs.
 *
 * @param made the moment: whatever was committed before is in it
 * @param messages how many messages it holds
 * @param bounces how many events of bounces, complaints and the like it holds
 */
public record Backup(Instant made, long messages, long bounces) {

  /**
   * Writes a backup.
   *
   * @param connection to the database, with no transaction under way
   * @param target a file that does not exist yet; readable by its owner only
   * @param files more files to be kept with the rows, by the names they get; those that do not
   *     exist are left out
   * @throws BackupException when it cannot be written or read; there is no such file then
   */
  public static Backup write(
      Connection connection, Path target, Map<String, Path> files, Clock clock) {
    try (BackupFile file = BackupFile.begin(target)) {
      begin(connection);
      Manifest manifest = rows(connection, file, clock);
      end(connection);
      for (Map.Entry<String, Path> more : files.entrySet()) {
        if (Files.exists(more.getValue())) {
          file.entry("files/" + more.getKey(), out -> Files.copy(more.getValue(), out));
        }
      }
      Manifest whole =
          new Manifest(
              manifest.made(),
              manifest.schema(),
              manifest.parts(),
              manifest.sequences(),
              manifest.tables(),
              file.digests());
      file.finish(whole);
      return new Backup(whole.made(), whole.rows("message"), whole.rows("bounce_event"));
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(target + " is there already: name another file", e);
    } catch (IOException e) {
      throw new BackupException("cannot write " + target + " (" + e + "): is the disk full?", e);
    } catch (SQLException e) {
      throw new BackupException("the database cannot be read: " + e.getMessage(), e);
    }
  }

  /** Parts that housekeeping drops meanwhile are missing in it: what was in them was too old. */
  private static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = 0");
    }
  }

  private static void end(Connection connection) throws SQLException {
    connection.rollback();
    connection.setReadOnly(false);
    connection.setAutoCommit(true);
  }

  private static Manifest rows(Connection connection, BackupFile file, Clock clock)
      throws SQLException, IOException {
    Catalog catalog = new Catalog(connection);
    // Its first query takes the snapshot.
    int schema = catalog.schema();
    Instant made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Manifest.Table> tables = new ArrayList<>();
    for (Manifest.Table table : catalog.tables()) {
      long rows = file.entry(table.entry(), out -> copy(connection, table, out));
      tables.add(new Manifest.Table(table.name(), table.columns(), rows));
    }
    // After the rows: a sequence is of no snapshot, and must not give a number twice.
    return new Manifest(made, schema, catalog.parts(), catalog.sequences(), tables, file.digests());
  }

  private static long copy(Connection connection, Manifest.Table table, OutputStream out)
      throws IOException {
    try {
      return new CopyManager(connection.unwrap(BaseConnection.class))
          .copyOut(
              "copy (select %s from \"%s\") to stdout".formatted(table.columnList(), table.name()),
              out);
    } catch (SQLException e) {
      throw new BackupException(
          "the table " + table.name() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
