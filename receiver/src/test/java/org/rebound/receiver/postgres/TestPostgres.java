package org.rebound.receiver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL for all tests of a JVM: started when it is first asked for, stopped and
 * deleted when the JVM ends. Tests take a database each, so that none sees another's rows.
 * Thread-safe.
 */
public final class TestPostgres {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final EmbeddedPostgres server;

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server that all tests of this JVM share. */
  public static TestPostgres shared() {
    return Shared.INSTANCE;
  }

  /** An empty database of its own, which nobody else is given. */
  public DataSource freshDatabase() {
    return dataSource(createDatabase());
  }

  /** Makes an empty database and gives its name. */
  public String createDatabase() {
    String name = "test_" + NUMBER.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a test database", e);
    }
    return name;
  }

  /** A data source for this database; every call of it opens a connection. */
  public DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(user());
    source.setPassword(password());
    return source;
  }

  /** The URL of this database, without user and password. */
  public String jdbcUrl(String database) {
    return server.jdbcUrl().replace("/rebound?", "/" + database + "?");
  }

  /** The role to connect as. */
  public String user() {
    return server.user();
  }

  /** The role's password. */
  public String password() {
    return server.password();
  }

  /** A new folder under java.io.tmpdir that the server's user can pass through. */
  static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("rebound-test-postgres-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {

    static final TestPostgres INSTANCE = start();

    private static TestPostgres start() {
      Path folder = newFolder();
      EmbeddedPostgres server =
          EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder).withMaxConnections(100));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
      return new TestPostgres(server);
    }

    private static void end(EmbeddedPostgres server, Path folder) {
      server.close();
      try {
        FileTree.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
