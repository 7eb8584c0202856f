package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A cluster of its own, made with Debian's PostgreSQL; the system's clusters are not touched. */
final class DebianPostgres implements AutoCloseable {

  private final Path binaries;
  private final Path cluster;
  private final Path log;
  private final int port;

  DebianPostgres(Path folder, String password) throws IOException {
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

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  void start() throws IOException {
    pgCtl(
        "start",
        "-w",
        "-l",
        log.toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
  }

  void stop() throws IOException {
    pgCtl("stop", "-w", "-m", "fast");
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
    Processes.run(
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
