package org.rebound.receiver.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier server left behind in the data: a server still running, its workers, a stale
 * {@code postmaster.pid}. We hold the folder's lock, so none of it is in anybody's use. A process
 * is of that server if it works in the data's folder, as all processes of PostgreSQL do.
 */
final class Leftovers {

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
  private static final Duration WORKERS_END = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Path cluster;
  private final ServerControl control;

  Leftovers(Path cluster, ServerControl control) {
    this.cluster = cluster;
    this.control = control;
  }

  /**
   * Stops what still runs, in order, and removes a process id file that would mislead the server.
   *
   * @throws EmbeddedPostgresException when a process cannot be ended
   */
  void clear() {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster);
    if (file.isEmpty() && !Files.exists(PostmasterFile.in(cluster))) {
      return;
    }
    Optional<ProcessHandle> server =
        file.flatMap(f -> ProcessHandle.of(f.pid())).filter(this::worksHere);
    server.ifPresent(this::stop);
    if (!awaitNobody(WORKERS_END)) {
      workers().forEach(ProcessHandle::destroyForcibly);
      if (!awaitNobody(WORKERS_END)) {
        throw new EmbeddedPostgresException(
            "processes of an earlier database server do not end, and hold "
                + cluster
                + ": end them by hand: "
                + workers().stream().map(ProcessHandle::pid).toList());
      }
    }
    forgetForeignProcess();
  }

  private void stop(ProcessHandle server) {
    log.warn(
        "The database server of an earlier daemon still runs (process {}): stopping it",
        server.pid());
    control.stop(() -> worksHere(server)); // a zombie counts as alive, but works nowhere
  }

  /**
   * The file may name a process that has nothing to do with the database: in a container the same
   * numbers come again. The server would take that for a rival and refuse to start.
   */
  private void forgetForeignProcess() {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster);
    boolean misleading =
        file.map(f -> ProcessHandle.of(f.pid()).isPresent())
            .orElseGet(() -> Files.exists(PostmasterFile.in(cluster)));
    if (misleading) {
      log.info("Removing a postmaster.pid that was left behind and names no server of ours");
      try {
        Files.deleteIfExists(PostmasterFile.in(cluster));
      } catch (IOException e) {
        throw new EmbeddedPostgresException(
            "cannot remove the stale " + PostmasterFile.in(cluster) + ": remove it by hand", e);
      }
    }
  }

  private boolean awaitNobody(Duration limit) {
    return Waiting.until(() -> workers().isEmpty(), limit, STEP);
  }

  private List<ProcessHandle> workers() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).equals(cluster);
    } catch (IOException | SecurityException e) {
      return false; // it has ended, or is another user's and so not of this data
    }
  }
}
