package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of the server, from its fork to its end. Thread-safe. */
final class ServerProcess {

  private static final String WRONG_PASSWORD = "28P01"; // SQLSTATE invalid_password
  private static final Duration LOG_LIMIT = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofMillis(5);

  private final Process process;
  private final ServerLog log;
  private final Thread logReader;
  private final Path cluster;
  private final Access access;

  private ServerProcess(
      Process process, ServerLog log, Thread logReader, Path cluster, Access access) {
    this.process = process;
    this.log = log;
    this.logReader = logReader;
    this.cluster = cluster;
    this.access = access;
  }

  /**
   * Forks the server. It is told to shut down when the calling thread ends.
   *
   * @throws EmbeddedPostgresException when it cannot be forked
   */
  static ServerProcess fork(List<String> words, ServerLog log, Path cluster, Access access) {
    try {
      Process process = Command.prepare(words).start();
      process.getOutputStream().close();
      Thread reader = log.follow(process.getInputStream());
      return new ServerProcess(process, log, reader, cluster, access);
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot run the database server: " + Text.oneLine(String.valueOf(e)), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Whether this very server takes connections; of another one on the same port it is false.
   *
   * @throws EmbeddedPostgresException when it does not take our password
   */
  boolean isReady() {
    Optional<PostmasterFile> file =
        PostmasterFile.read(cluster)
            .filter(PostmasterFile::ready)
            .filter(f -> f.port().filter(port -> port == access.port()).isPresent())
            .filter(f -> isOurs(f.pid()));
    if (file.isEmpty()) {
      return false;
    }
    try {
      access.verify(cluster);
      return true;
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new EmbeddedPostgresException(
            "the database does not take the password in postgres.password: restore the file that"
                + " belongs to this data, or delete it, and the next start sets a new password",
            e);
      }
      return false; // looked at again, until the time is up or the server has ended
    }
  }

  /** Waits for the end, and says how it was: the exit status and the server's last words. */
  String awaitEnd() throws InterruptedException {
    int status = process.waitFor();
    return "exit status " + status + "; its last words: " + lastWords();
  }

  String lastWords() {
    if (!process.isAlive()) {
      Waiting.until(() -> !logReader.isAlive(), LOG_LIMIT, STEP);
    }
    return Text.oneLine(log.lastLines());
  }

  /** Stops the server and waits for its end; kills it when all else fails. */
  void stop(ServerControl control) {
    if (!control.stop(process::isAlive)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private boolean isOurs(long pid) {
    return process.pid() == pid || process.descendants().anyMatch(child -> child.pid() == pid);
  }
}
