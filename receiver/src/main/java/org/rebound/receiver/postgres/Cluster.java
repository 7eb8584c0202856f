package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data itself, in {@code postgres} of the data folder: made once, in a folder of another name
 * that is renamed when it is whole, and refused when another major version made it.
 */
final class Cluster {

  /** The only role: it owns everything. */
  static final String USER = "rebound";

  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final Duration TOOL_LIMIT = Duration.ofMinutes(5);

  /** Who may connect: this role by password over loopback, nobody else and no other way. */
  private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

  private final DataFolder folder;
  private final Binaries binaries;
  private final ServerAccount account;

  Cluster(DataFolder folder, Binaries binaries, ServerAccount account) {
    this.folder = folder;
    this.binaries = binaries;
    this.account = account;
  }

  /**
   * Makes the data if there is none yet.
   *
   * @throws EmbeddedPostgresException when the data there is another major version's or closed to
   *     us
   */
  void makeIfMissing() throws IOException {
    if (!Files.exists(folder.cluster())) {
      make();
    }
    requireVersion();
  }

  /**
   * Readies the data for a start: it is the server's user's, and says who may connect. No server
   * may be running, for its files come and go.
   *
   * @throws EmbeddedPostgresException when the data is another user's
   */
  void claim() throws IOException {
    account.own(folder.cluster());
    if (FileTree.owner(folder.cluster()) != account.user()) {
      throw folder.notOurs(folder.cluster(), new IOException("owned by another user"));
    }
    writeAccess();
  }

  /** The password; a new one is set when the file is gone. No server may be running. */
  String password() throws IOException {
    Optional<String> kept = Password.read(folder);
    if (kept.isPresent()) {
      return kept.get();
    }
    String password = Password.random();
    Command.Outcome outcome =
        Command.run(
            account.tool(
                List.of(
                    binaries.program("postgres"),
                    "--single",
                    "-D",
                    folder.cluster().toString(),
                    "-c",
                    "exit_on_error=on",
                    "-c",
                    "log_min_error_statement=panic",
                    "postgres")),
            "alter role " + USER + " password '" + password + "'\n",
            TOOL_LIMIT);
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresException(
          "the password file "
              + folder.passwordFile()
              + " is missing and no new password can be set: restore the file ("
              + outcome.oneLine()
              + ")");
    }
    Password.keep(folder, password);
    log.warn("The password file was missing: the database has a new password");
    return password;
  }

  /**
   * In the data folder, not in the data: the server's user may write there, and must not be able to
   * lead us, who may be root, to another file by a link.
   */
  private void writeAccess() throws IOException {
    Path partial = folder.partial("pg_hba.conf");
    Files.writeString(partial, ACCESS);
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(partial, folder.accessFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void make() throws IOException {
    String password = Password.random();
    Password.keep(folder, password);
    Path partial = folder.partial("postgres");
    Path data = partial.resolve("data");
    Path passwordFile = partial.resolve("password");
    Files.createDirectories(data);
    Password.write(passwordFile, password);
    account.own(partial);
    long begin = System.nanoTime();
    Command.Outcome outcome = Command.run(account.tool(initdb(data, passwordFile)), TOOL_LIMIT);
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresException(
          "cannot make the database in " + folder.path() + ": initdb said: " + outcome.oneLine());
    }
    Files.move(data, folder.cluster());
    FileTree.syncNames(folder.path());
    FileTree.delete(partial);
    log.info(
        "Made the database in {} in {} ms",
        folder.cluster(),
        Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }

  private List<String> initdb(Path data, Path passwordFile) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + data,
        "--username=" + USER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--sync-method=syncfs",
        "--no-instructions");
  }

  private void requireVersion() throws IOException {
    Path file = folder.cluster().resolve("PG_VERSION");
    if (!Files.isReadable(folder.cluster())) {
      throw folder.notOurs(folder.cluster(), new IOException("closed to us"));
    }
    if (!Files.exists(file)) {
      throw new EmbeddedPostgresException(
          folder.cluster()
              + " holds no PostgreSQL data (PG_VERSION is missing): move it away, or configure"
              + " another data folder");
    }
    String made = Text.oneLine(Files.readString(file, StandardCharsets.ISO_8859_1));
    String ours = binaries.major(account);
    if (!made.equals(ours)) {
      throw new EmbeddedPostgresException(
          "the data in "
              + folder.cluster()
              + " was made by PostgreSQL "
              + made
              + ", and this release brings "
              + ours
              + ", which cannot read it: run the release that made it, back the data up there, and"
              + " restore it into a new data folder");
    }
  }
}
