package org.rebound.receiver.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.rebound.receiver.sql.Sql;

/**
 * The tables of the ledger. They are made and brought up to date by the SQL files under {@code
 * db/migration}, each once, under a lock, so that several daemons may start at the same time.
 */
public final class Schema {

  private static final int OLDEST_SERVER = 150_000;

  private Schema() {}

  /**
   * Makes the tables, or brings them up to date, however long it takes; does nothing when they are.
   *
   * @throws SchemaException when the server cannot be reached, refuses us, is older than PostgreSQL
   *     15 or read-only, or when the tables are not ours or were made by a newer Rebound
   */
  public static void migrate(DataSource database) {
    migrate(database, MigrationVersion.LATEST);
  }

  /**
   * Makes the tables as they were at a version of them, for rows that were taken out of such ones.
   *
   * @throws SchemaException as above, and when this release does not know the version
   */
  public static void migrate(DataSource database, int version) {
    MigrationVersion target = MigrationVersion.fromVersion(Integer.toString(version));
    if (Arrays.stream(configured(database, MigrationVersion.LATEST).info().all())
        .noneMatch(migration -> target.equals(migration.getVersion()))) {
      throw new SchemaException(
          "version "
              + version
              + " of the tables is a newer Rebound's; run that release or a later one");
    }
    migrate(database, target);
  }

  private static void migrate(DataSource database, MigrationVersion target) {
    checkServer(database);
    try {
      Flyway flyway = configured(database, target);
      checkNotNewer(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw explained(e);
    }
  }

  private static Flyway configured(DataSource database, MigrationVersion target) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database)
        .target(target)
        .callbacks(new UnboundedMigration())
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }

  private static void checkServer(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(Sql.named("server-version"))) {
      row.next();
      if (row.getInt("version") < OLDEST_SERVER) {
        throw new SchemaException(
            "the database is PostgreSQL "
                + row.getString("name")
                + "; Rebound needs PostgreSQL 15 or newer");
      }
      if (row.getBoolean("read_only")) {
        throw new SchemaException(
            "the database is read-only; Rebound must write: point it at the primary server, and see"
                + " default_transaction_read_only");
      }
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private static void checkNotNewer(Flyway flyway) {
    Optional<MigrationInfo> unknown =
        Arrays.stream(flyway.info().all())
            .filter(m -> m.getState().isApplied() && !m.getState().isResolved())
            .findFirst();
    if (unknown.isPresent()) {
      throw new SchemaException(
          "the database was migrated by a newer Rebound (version "
              + unknown.get().getVersion()
              + " of the tables); run that release or a later one");
    }
  }

  private static SchemaException explained(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return explained(sql);
      }
    }
    String reason = oneLine(failure.getMessage());
    return reason.contains("non-empty schema")
        ? new SchemaException(
            "the database holds tables that are not Rebound's; give Rebound an empty database of"
                + " its own",
            failure)
        : new SchemaException("the tables could not be brought up to date: " + reason, failure);
  }

  private static SchemaException explained(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    String advice =
        switch (state) {
          case "28P01", "28000" -> "the database refused user or password; check both";
          case "3D000" -> "there is no such database; create it first";
          case "42501" -> "the database user may not create tables; make it the owner";
          case "25006" -> "the database is read-only; Rebound must write";
          case "53300" -> "the database has no connection left; raise max_connections";
          default ->
              state.startsWith("08")
                  ? "the database cannot be reached; check host, port and whether it runs"
                  : "the database failed";
        };
    return new SchemaException(advice + " (" + oneLine(failure.getMessage()) + ")", failure);
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "no reason given" : text.strip().replaceAll("\\s+", " ");
  }
}
