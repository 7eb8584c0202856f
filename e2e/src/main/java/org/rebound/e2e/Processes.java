package org.rebound.e2e;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Starting and ending the programs of a story. */
final class Processes {

  private Processes() {}

  /** Runs a command to its end, which must be status 0. */
  static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (awaitEnd(process, 60) != 0) {
      throw new Check.StoryFailed("failed: " + String.join(" ", command));
    }
  }

  /** Waits for the end of a process and answers its status. */
  static int awaitEnd(Process process, long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Check.StoryFailed(
            "process " + process.pid() + " did not end in " + seconds + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Check.StoryFailed("interrupted");
    }
  }
}
