package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first process of a PostgreSQL server, found by the file that it keeps in its cluster. */
public final class Postmaster {

  private Postmaster() {}

  /**
   * The process that serves {@code cluster}. The file outlives a server that was killed, and its
   * number may by then be another program's: whoever does not work in that very folder is not it.
   *
   * @throws Check.StoryFailed when no server runs there
   */
  public static ProcessHandle of(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      throw new Check.StoryFailed("no server runs in " + cluster);
    }
    String pid = Files.readAllLines(file).get(0).strip();
    Path works = Path.of("/proc", pid, "cwd");
    if (!Files.exists(works) || !works.toRealPath().equals(cluster.toRealPath())) {
      throw new Check.StoryFailed("process " + pid + " is not the server of " + cluster);
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new Check.StoryFailed("the server of " + cluster + " has ended"));
  }
}
