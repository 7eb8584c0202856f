package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The first process of a PostgreSQL server, found by the file that it keeps in its cluster. */
public final class Postmaster {

  private Postmaster() {}

  /**
   * The process that serves {@code cluster}.
   *
   * @throws Check.StoryFailed when no server runs there
   */
  public static ProcessHandle of(Path cluster) throws IOException {
    return find(cluster).orElseThrow(() -> new Check.StoryFailed("no server runs in " + cluster));
  }

  /**
   * The same when there may be none. The file outlives a server that was killed, and its number may
   * by then be another program's: whoever does not work in that very folder is not it.
   */
  public static Optional<ProcessHandle> find(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String pid = Files.readAllLines(file).get(0).strip();
    Path works = Path.of("/proc", pid, "cwd");
    return Files.exists(works) && works.toRealPath().equals(cluster.toRealPath())
        ? ProcessHandle.of(Long.parseLong(pid))
        : Optional.empty();
  }
}
