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
public final class Daemon implements AutoCloseable {

  /** The domain its return paths are made in. */
  public static final String BOUNCE_DOMAIN = "bounces.example.org";

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
  public static Daemon start(Path folder, Map<String, String> environment) throws IOException {
    Daemon daemon = launch(folder, environment);
    try {
      daemon.awaitReady();
      return daemon;
    } catch (RuntimeException e) {
      daemon.killNine();
      throw e;
    }
  }

  /** The same without waiting: for one that is expected to refuse. */
  public static Daemon launch(Path folder, Map<String, String> environment) throws IOException {
    return new Daemon(folder, environment);
  }

  /** A folder that the database's own user can reach. */
  public static Path workFolder(String name) throws IOException {
    Path folder = Files.createTempDirectory("rebound-" + name + "-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  /** The port bounces come in by. */
  public int smtpPort() {
    return smtpPort;
  }

  /** The port of its API. */
  public int apiPort() {
    return apiPort;
  }

  /** Its folder, with {@code data} and {@code daemon.log}. */
  public Path folder() {
    return folder;
  }

  /** The API with the first key. */
  public Api api() throws IOException {
    Path key = folder.resolve("data").resolve("first-api-key");
    return new Api(apiPort, adminPort, Files.readString(key).strip());
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  /** How many threads the process has. */
  public long threads() throws IOException {
    return entries("task");
  }

  /** How many files and sockets the process has open. */
  public long descriptors() throws IOException {
    return entries("fd");
  }

  private long entries(String kind) throws IOException {
    try (var tasks = Files.list(Path.of("/proc", Long.toString(pid()), kind))) {
      return tasks.count();
    }
  }

  /** All that it has printed, in all its lives. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("daemon.log"));
  }

  /** Ends the process as a power cut would. */
  public void killNine() {
    process.destroyForcibly();
    Processes.awaitEnd(process, 10);
  }

  /** Starts it again on the same folder and ports and says how long it took to be ready. */
  public Duration startAgain() throws IOException {
    long begin = System.nanoTime();
    process = launch();
    awaitReady();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Asks it to stop, as a service manager would, and answers its exit status. */
  public int stop() {
    process.destroy();
    return awaitExit();
  }

  /** Waits three minutes for its end and answers its exit status. */
  public int awaitExit() {
    return Processes.awaitEnd(process, 180);
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  /** Waits until it says that it is ready; fails at once when it ends instead. */
  public void awaitReady() {
    Check.await(
        "the daemon is ready",
        Duration.ofMinutes(4),
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

  /** A port on which nobody listens at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
