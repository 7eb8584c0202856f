package org.rebound.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running daemon, started as its users start it: {@code bin/rebound server config.yml}. */
final class Daemon implements AutoCloseable {

  static final String BOUNCE_DOMAIN = "bounces.example.org";

  private final Path home;
  private final Path folder;
  private final Map<String, String> environment;
  private final int smtpPort;
  private final int apiPort;
  private final int adminPort;
  private Process process;

  private Daemon(Path folder, Map<String, String> environment) throws IOException {
    this.home = Path.of(System.getProperty("rebound.home", ".")).toAbsolutePath().normalize();
    this.folder = folder;
    this.environment = new LinkedHashMap<>(environment);
    this.smtpPort = freePort();
    this.apiPort = freePort();
    this.adminPort = freePort();
    Files.writeString(folder.resolve("config.yml"), configuration());
    this.process = launch();
  }

  /**
   * Starts a daemon with a data folder of its own below {@code folder} and waits until it is ready.
   */
  static Daemon start(Path folder, Map<String, String> environment) throws IOException {
    Daemon daemon = new Daemon(folder, environment);
    daemon.awaitReady();
    return daemon;
  }

  /** A folder that the database's own user can reach. */
  static Path workFolder(String name) throws IOException {
    Path folder = Files.createTempDirectory("rebound-" + name + "-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  int smtpPort() {
    return smtpPort;
  }

  Api api() throws IOException {
    Path key = folder.resolve("data").resolve("first-api-key");
    return new Api(apiPort, adminPort, Files.readString(key).strip());
  }

  long pid() {
    return process.pid();
  }

  /** How many threads the process has. */
  long threads() throws IOException {
    try (var tasks = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
      return tasks.count();
    }
  }

  /** Ends the process as a power cut would. */
  void killNine() {
    process.destroyForcibly();
    Processes.awaitEnd(process, 10);
  }

  /** Starts it again on the same folder and ports and says how long it took to be ready. */
  Duration startAgain() throws IOException {
    long begin = System.nanoTime();
    process = launch();
    awaitReady();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Asks it to stop, as a service manager would. */
  int stop() {
    process.destroy();
    return Processes.awaitEnd(process, 60);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private void awaitReady() {
    Check.eventually(
        "the daemon is ready",
        Duration.ofSeconds(90),
        () -> {
          if (!process.isAlive()) {
            throw new Check.StoryFailed("the daemon ended, status " + process.exitValue());
          }
          return Api.status(adminPort, "/readyz");
        },
        status -> status == 200);
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/rebound").toString(), "server", "config.yml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("daemon.log").toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String configuration() {
    return """
        dataFolder: ./data
        smtp:
          port: %d
        returnPaths:
          domains: [%s]
        server:
          port: %d
          adminPort: %d
        """
        .formatted(smtpPort, BOUNCE_DOMAIN, apiPort, adminPort);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
