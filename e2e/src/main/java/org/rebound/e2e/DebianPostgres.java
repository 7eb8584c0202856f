package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A cluster of its own, made with Debian's PostgreSQL; the system's clusters are not touched. */
public final class DebianPostgres implements AutoCloseable {

  private final Path binaries;
  private final Path cluster;
  private final Path log;
  private final int port;

  /** Makes and starts one below {@code folder}, which all may enter. */
  public DebianPostgres(Path folder, String password) throws IOException {
    binaries = newest();
    Path home = Files.createDirectories(folder.resolve("external"));
    Processes.run("chown", "postgres", home.toString());
    Path secret = home.resolve("password");
    Files.writeString(secret, password + "\n");
    Processes.run("chown", "postgres", secret.toString());
    cluster = home.resolve("cluster");
    log = home.resolve("log");
    port = Daemon.freePort();
    asPostgres(
        binaries.resolve("initdb").toString(),
        "--pgdata=" + cluster,
        "--username=rebound",
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-instructions");
    start();
  }

  /** Where its database is. */
  public String url() {
    return urlAt(port);
  }

  /** Where its database is for who goes by another port, such as a relay's. */
  public static String urlAt(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Starts it and waits until it takes connections. */
  public void start() throws IOException {
    pgCtl(
        "start",
        "-w",
        "-l",
        log.toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
  }

  /** Stops it in order. */
  public void stop() throws IOException {
    pgCtl("stop", "-w", "-m", "fast");
  }

  /** Kills its first process, and waits until the others have noticed. */
  public void killNine() throws IOException {
    ProcessHandle first = Postmaster.of(cluster);
    List<ProcessHandle> all = Stream.concat(Stream.of(first), first.descendants()).toList();
    first.destroyForcibly();
    Check.await(
        "the database's processes are gone",
        Duration.ofSeconds(30),
        () -> all.stream().anyMatch(ProcessHandle::isAlive),
        alive -> !alive);
  }

  /** Stops every process of it, as a machine that hangs would, until {@link #thaw}. */
  public void freeze() throws IOException {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException {
    ProcessHandle first = Postmaster.of(cluster);
    Processes.run(
        Stream.concat(
                Stream.of("kill", signal),
                Stream.concat(Stream.of(first), first.descendants())
                    .map(process -> Long.toString(process.pid())))
            .toArray(String[]::new));
  }

  /** Stops it as a crash would, and starts it again. */
  public void restartImmediately() throws IOException {
    pgCtl("stop", "-w", "-m", "immediate");
    start();
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(cluster.resolve("postmaster.pid"))) {
      stop();
    }
  }

  private void pgCtl(String... arguments) throws IOException {
    asPostgres(
        Stream.concat(
                Stream.of(binaries.resolve("pg_ctl").toString(), "--pgdata=" + cluster),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static void asPostgres(String... command) throws IOException {
    Processes.runQuietly(
        Stream.concat(Stream.of("runuser", "-u", "postgres", "--"), Stream.of(command))
            .toArray(String[]::new));
  }

  private static Path newest() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      List<Path> all = versions.map(version -> version.resolve("bin")).sorted().toList();
      return all.get(all.size() - 1);
    }
  }
}
