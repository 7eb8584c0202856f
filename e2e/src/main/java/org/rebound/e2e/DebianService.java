package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The package's service, run as its unit says: user, folders, variables and command are read from
 * it, and a socket of ours hears what systemd would be told.
 */
final class DebianService implements AutoCloseable {

  private static final String UNIT = "/lib/systemd/system/rebound.service";
  private static final String SOCKET = "/run/notify";

  private final DebianRoot root;
  private final Path log = DebianRoot.log("rebound-service");
  private final Path told = DebianRoot.log("rebound-told");
  private final Process listener;
  private Optional<Process> running = Optional.empty();

  DebianService(DebianRoot root) throws IOException {
    this.root = root;
    String program = Path.of(System.getProperty("rebound.home"), "e2e/notify-socket").toString();
    listener =
        new ProcessBuilder(program, root.path(SOCKET).toString(), told.toString())
            .inheritIO()
            .start();
    Check.await(
        "the socket is there", Duration.ofSeconds(20), () -> root.has(SOCKET), there -> there);
  }

  /** Starts it, waits for READY=1, and says how long that took. */
  Duration start() throws IOException {
    long begin = System.nanoTime();
    long before = ready();
    Map<String, String> variables = new TreeMap<>();
    variables.put("NOTIFY_SOCKET", SOCKET);
    String user = unit("User");
    for (String kind : List.of("State", "Cache")) {
      String folder =
          (kind.equals("State") ? "/var/lib/" : "/var/cache/") + unit(kind + "Directory");
      root.makeFolder(folder, unit(kind + "DirectoryMode"), user);
      variables.put(kind.equals("State") ? "STATE_DIRECTORY" : "CACHE_DIRECTORY", folder);
    }
    Process process = root.start(log, user, variables, unit("WorkingDirectory"), unit("ExecStart"));
    running = Optional.of(process);
    Check.await(
        "READY=1",
        Duration.ofMinutes(4),
        () -> {
          if (!process.isAlive()) {
            throw new Check.StoryFailed(
                "the service ended, status " + process.exitValue() + "\n" + log());
          }
          return ready();
        },
        count -> count > before);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Stops it as systemd does and gives its exit status. */
  int stop() {
    Process process = process();
    process.destroy();
    return Processes.awaitEnd(process, 90);
  }

  /** All that systemd would have been told. */
  String told() throws IOException {
    return Files.readString(told);
  }

  /** What it printed, which goes to the journal. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** The words it runs with. */
  String commandLine() throws IOException {
    return Files.readString(Path.of("/proc/" + process().pid() + "/cmdline")).replace('\0', ' ');
  }

  /** The value of a line of the unit. */
  String unit(String name) throws IOException {
    return Files.readAllLines(root.path(UNIT)).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new Check.StoryFailed("the unit has no " + name));
  }

  private Process process() {
    return running.orElseThrow(() -> new Check.StoryFailed("the service has not been started"));
  }

  private long ready() throws IOException {
    return Files.readAllLines(told).stream().filter(line -> line.equals("READY=1")).count();
  }

  @Override
  public void close() throws IOException {
    if (running.filter(Process::isAlive).isPresent()) {
      stop();
    }
    listener.destroy();
    Files.delete(log);
    Files.delete(told);
  }
}
