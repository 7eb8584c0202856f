package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A cluster of its own, made with Debian's PostgreSQL; the system's clusters are not touched. */
public final class DebianPostgres implements AutoCloseable {

  private final Path binaries = newest();
  private final String name;
  private final String password;
  private final Path home;
  private final Path cluster;
  private final Path log;
  private final int port = Daemon.freePort();

  private DebianPostgres(Path home, String name, String password) throws IOException {
    this.name = name;
    this.password = password;
    this.home = Files.createDirectories(home);
    Processes.run("chown", "postgres", home.toString());
    this.cluster = home.resolve("cluster");
    this.log = home.resolve("log");
  }

  /** Makes and starts one below {@code folder}, which all may enter. */
  public DebianPostgres(Path folder, String password) throws IOException {
    this(folder, "external", password, "");
  }

  /**
   * The same under a name, with lines of {@code postgresql.conf} that a copy of it will have too.
   */
  public DebianPostgres(Path folder, String name, String password, String lines)
      throws IOException {
    this(folder.resolve(name), name, password);
    Path secret = home.resolve("password");
    Files.writeString(secret, password + "\n");
    Processes.run("chown", "postgres", secret.toString());
    asPostgres(
        binaries.resolve("initdb").toString(),
        "--pgdata=" + cluster,
        "--username=rebound",
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-instructions");
    Files.writeString(cluster.resolve("postgresql.conf"), "\n" + lines, StandardOpenOption.APPEND);
    start();
  }

  /** Makes and starts a hot standby of this server, beside it. */
  public DebianPostgres standby(String itsName) throws IOException {
    DebianPostgres standby = new DebianPostgres(home.resolveSibling(itsName), itsName, password);
    asPostgres(
        binaries.resolve("pg_basebackup").toString(),
        "--pgdata=" + standby.cluster,
        "--write-recovery-conf",
        "--checkpoint=fast",
        "--dbname=" + connection());
    standby.start();
    return standby;
  }

  /** Makes a standby the primary. */
  public void promote() throws IOException {
    pgCtl("promote", "-w");
  }

  /**
   * Makes this server, which is stopped and was the primary, a standby of the one that took over:
   * what it alone has is thrown away.
   */
  public void follow(DebianPostgres primary) throws IOException {
    asPostgres(
        binaries.resolve("pg_rewind").toString(),
        "--target-pgdata=" + cluster,
        "--write-recovery-conf",
        "--source-server=" + primary.connection());
    start();
  }

  /** What it has written to its log. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  private String connection() {
    return "host=127.0.0.1 port=" + port + " user=rebound dbname=postgres password=" + password;
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
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c cluster_name="
            + name);
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
    if (Postmaster.find(cluster).isPresent()) {
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
