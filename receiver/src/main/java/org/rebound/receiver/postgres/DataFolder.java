package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The data folder and the names in it. Work in progress is done in folders whose names end in
 * {@code .partial-}something and is renamed when it is whole; what a killed start left of them is
 * swept at the next.
 *
 * @param path absolute, without symbolic links: as the system shows a process's working folder
 */
record DataFolder(Path path) {

  private static final String PARTIAL = ".partial-";
  private static final Duration SWEEP_LIMIT = Duration.ofSeconds(5);
  private static final Duration SWEEP_STEP = Duration.ofMillis(100);

  /**
   * Opens the folder, making it when it is missing: for its owner only, or, when the server will
   * run as another user, open to pass through.
   *
   * @throws EmbeddedPostgresException when it cannot be made or written to
   */
  static DataFolder open(Path configured, ServerAccount account) {
    Path absolute = configured.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute);
        String mode = account.isAnother() ? "rwx--x--x" : "rwx------";
        Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString(mode));
      }
      DataFolder folder = new DataFolder(absolute.toRealPath());
      folder.requireName();
      if (!Files.isWritable(folder.path())) {
        throw folder.notWritable(account);
      }
      return folder;
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot make the data folder "
              + absolute
              + " ("
              + Text.oneLine(String.valueOf(e))
              + "): make it by hand and give it to the daemon's user, or configure another",
          e);
    }
  }

  Path lockFile() {
    return path.resolve("rebound.lock");
  }

  Path passwordFile() {
    return path.resolve("postgres.password");
  }

  Path logFile() {
    return path.resolve("postgres.log");
  }

  Path accessFile() {
    return path.resolve("pg_hba.conf");
  }

  Path cluster() {
    return path.resolve("postgres");
  }

  Path partial(String name) {
    return path.resolve(name + PARTIAL + UUID.randomUUID());
  }

  /** Removes what killed starts left half done. Only the holder of the lock may. */
  void sweep() throws IOException {
    for (Path partial : entries(PARTIAL)) {
      if (!Waiting.until(() -> deleted(partial), SWEEP_LIMIT, SWEEP_STEP)) {
        FileTree.delete(partial);
      }
    }
  }

  /** A tool of the killed start may need a moment to end, and writes until then. */
  private static boolean deleted(Path partial) {
    try {
      FileTree.delete(partial);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  List<Path> entries(String namePart) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(e -> e.getFileName().toString().contains(namePart)).toList();
    }
  }

  /** PostgreSQL's own tools hand their path to a shell between double quotes. */
  private void requireName() {
    if (path.toString().chars().anyMatch(c -> c < ' ' || "\"$`\\".indexOf(c) >= 0)) {
      throw new EmbeddedPostgresException(
          "the data folder's path has a character that PostgreSQL's tools cannot take (one of \" $ `"
              + " \\ or a control character): "
              + Text.oneLine(path.toString())
              + ": configure another");
    }
  }

  private EmbeddedPostgresException notWritable(ServerAccount account) {
    AccessDeniedException cause = new AccessDeniedException(path.toString());
    if (FileTree.owner(path) != account.user()) {
      return notOurs(path, cause);
    }
    return new EmbeddedPostgresException(
        "the data folder "
            + path
            + " cannot be written to: chmod u+rwx it, or mount its file system for writing",
        cause);
  }

  /** What is said when something in the folder belongs to another user than the daemon's. */
  EmbeddedPostgresException notOurs(Path file, Exception cause) {
    String user = System.getProperty("user.name", "this user");
    return new EmbeddedPostgresException(
        "the data folder belongs to another user: "
            + user
            + " may not use "
            + file
            + "; run the daemon as the user who made it, or, with no daemon running, as root: chown"
            + " -R "
            + user
            + " "
            + path,
        cause);
  }
}
