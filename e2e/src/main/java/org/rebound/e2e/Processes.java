package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Starting and ending the programs of a story. */
public final class Processes {

  private Processes() {}

  /** Runs a command to its end, which must be status 0. */
  public static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (awaitEnd(process, 60) != 0) {
      throw new Check.StoryFailed("failed: " + String.join(" ", command));
    }
  }

  /** The same for one that says much when all is well: what it says is shown when it failed. */
  public static void runQuietly(String... command) throws IOException {
    Path said = Files.createTempFile("rebound-", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (awaitEnd(process, 60) != 0) {
        throw new Check.StoryFailed(
            "failed: " + String.join(" ", command) + "\n" + Files.readString(said));
      }
    } finally {
      Files.delete(said);
    }
  }

  /** Waits for the end of a process and answers its status. */
  public static int awaitEnd(Process process, long seconds) {
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
