package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that is the root of a mail server's world: its programs, libraries, users and queue.
 * Made by {@code e2e/mta-root} from Debian's packages; the system's own mail server is not touched.
 * Needs root, as chroot does.
 */
final class MtaRoot {

  private final Path folder;
  private final Path log;

  /** A copy below {@code folder} of what {@code e2e/mta-root} unpacked as {@code name}. */
  MtaRoot(Path folder, String name) throws IOException {
    Path unpacked = Path.of(System.getProperty("rebound.home", "."), "e2e", "target", "mta", name);
    if (!Files.exists(unpacked.resolve(".complete"))) {
      throw new Check.StoryFailed(unpacked + " is missing; start this story with e2e/" + name);
    }
    this.folder = folder.resolve(name);
    log = folder.resolve(name + ".log");
    Processes.run("cp", "-a", unpacked.toString(), this.folder.toString());
  }

  /** Writes a file of root's, with the folders above it. */
  void write(String file, String content) throws IOException {
    Path path = path(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  /** Makes a folder that belongs to a user of {@code etc/passwd} there. */
  void makeFolder(String name, String owner, String mode) throws IOException {
    Path made = Files.createDirectories(path(name));
    Processes.run("chmod", mode, made.toString());
    Processes.run("chown", number(owner), made.toString());
  }

  /** Runs a program there to its end and keeps what it prints in a file. */
  void runInto(String file, String... command) throws IOException {
    Process process =
        builder(command)
            .redirectOutput(path(file).toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (Processes.awaitEnd(process, 60) != 0) {
      throw new Check.StoryFailed(
          "failed: " + String.join(" ", command) + "\n" + Files.readString(log));
    }
  }

  /** Starts a server there and waits until it answers on its port. */
  Process start(int port, String... command) throws IOException {
    Process process =
        builder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Check.await(
        command[0] + " answers",
        Duration.ofSeconds(30),
        () -> {
          if (!process.isAlive()) {
            throw new Check.StoryFailed(command[0] + " ended\n" + Files.readString(log));
          }
          try (SmtpSession session = new SmtpSession(port)) {
            return session;
          }
        },
        session -> true);
    return process;
  }

  private ProcessBuilder builder(String... command) {
    List<String> words = new ArrayList<>(List.of("chroot", folder.toString()));
    words.addAll(List.of(command));
    return new ProcessBuilder(words);
  }

  private Path path(String file) {
    return folder.resolve(file);
  }

  /** The numbers of a user and its group, which are the same. */
  private String number(String user) throws IOException {
    for (String line : Files.readAllLines(path("etc/passwd"))) {
      String[] fields = line.split(":", -1);
      if (fields[0].equals(user)) {
        return fields[2] + ":" + fields[3];
      }
    }
    throw new Check.StoryFailed("there is no user " + user + " in " + folder);
  }
}
