package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The embedded server of a daemon in another process, for commands that read while it runs. Never
 * starts or stops it.
 */
public final class RunningPostgres {

  private final Access access;

  private RunningPostgres(Access access) {
    this.access = access;
  }

  /**
   * The server that runs on this data and takes connections; empty when there is none.
   *
   * @param dataFolder as in {@link EmbeddedPostgresSettings}
   * @throws EmbeddedPostgresException when its files are another user's
   */
  public static Optional<RunningPostgres> in(Path dataFolder) {
    if (!Files.isDirectory(dataFolder)) {
      return Optional.empty();
    }
    try {
      DataFolder folder = new DataFolder(dataFolder.toRealPath());
      Optional<String> password = Password.read(folder);
      Optional<Integer> port =
          PostmasterFile.read(folder.cluster())
              .filter(PostmasterFile::ready)
              .flatMap(PostmasterFile::port);
      if (password.isEmpty() || port.isEmpty()) {
        return Optional.empty();
      }
      Access access = new Access(port.get(), password.get());
      access.verify(folder.cluster());
      return Optional.of(new RunningPostgres(access));
    } catch (SQLException e) {
      return Optional.empty(); // the file was left behind, or the server is about to end
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new EmbeddedPostgresException(
          "cannot look for the database in " + dataFolder + ": " + e + "; run this as its user", e);
    }
  }

  /** The URL of the daemon's database; user and password apart. */
  public String jdbcUrl() {
    return access.jdbcUrl();
  }

  /** The role to connect as. */
  public String user() {
    return Cluster.USER;
  }

  /** The role's password. It must not get into a log. */
  public String password() {
    return access.password();
  }
}
