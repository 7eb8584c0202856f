package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Debian below a folder, made by {@code e2e/deb}: what is installed there, and what runs there.
 */
final class DebianRoot {

  private final Path root;

  DebianRoot(Path root) {
    this.root = root;
  }

  /** The file as the outside sees it. */
  Path path(String file) {
    return root.resolve(file.substring(1));
  }

  boolean has(String file) {
    return Files.exists(path(file), LinkOption.NOFOLLOW_LINKS);
  }

  /** Mode, owner and group, as {@code 700 rebound rebound}. */
  String rights(String file) throws IOException {
    return output("stat", "-c", "%a %U %G", file).strip();
  }

  /** Runs a command there to its end, which must be status 0, and gives what it printed. */
  String output(String... words) throws IOException {
    Path said = Files.createTempFile("rebound-", ".out");
    try {
      int status = status(said, words);
      String text = Files.readString(said);
      if (status != 0) {
        throw new Check.StoryFailed(
            "status " + status + " of " + String.join(" ", words) + "\n" + text);
      }
      return text;
    } finally {
      Files.delete(said);
    }
  }

  /** Whether a command there ends with status 0. */
  boolean succeeds(String... words) throws IOException {
    Path said = Files.createTempFile("rebound-", ".out");
    try {
      return status(said, words) == 0;
    } finally {
      Files.delete(said);
    }
  }

  /** Starts a command there as this user, with no variables but these. */
  Process start(Path log, String user, Map<String, String> variables, String folder, String command)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("chroot", root.toString(), "setpriv"));
    words.addAll(List.of("--reuid=" + user, "--regid=" + user, "--init-groups", "--no-new-privs"));
    words.addAll(List.of("env", "-i", "-C", folder, "PATH=/usr/bin:/bin"));
    variables.forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(List.of(command.split(" ", -1)));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Writes a file there that its user may read. */
  void write(String file, String text) throws IOException {
    Files.writeString(path(file), text);
  }

  /** A folder there, as systemd makes it for a service. */
  void makeFolder(String file, String mode, String owner) throws IOException {
    output("install", "-d", "-m", mode, "-o", owner, "-g", owner, file);
  }

  /** A file for the outside, readable by all. */
  static Path log(String name) throws IOException {
    Path log = Files.createTempFile(name + "-", ".log");
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
    return log;
  }

  private int status(Path said, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("chroot", root.toString()));
    command.addAll(List.of("env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new Check.StoryFailed("not within ten minutes: " + String.join(" ", words));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Check.StoryFailed("interrupted");
    }
  }
}
