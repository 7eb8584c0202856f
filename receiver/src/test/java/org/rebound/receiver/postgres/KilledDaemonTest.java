package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledDaemonTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Folders folders = new Folders();

  @AfterEach
  void deleteFolders() throws IOException {
    folders.close();
  }

  @Test
  void databaseOfAKilledDaemonShutsDownByItself()
      throws IOException, InterruptedException, SQLException {
    Assumptions.assumeTrue(
        Programs.ofTheSystem().find("setpriv").isPresent(), "needs setpriv of util-linux");
    Path folder = folders.used();
    try (DaemonProcess daemon = DaemonProcess.start(folder)) {
      Query query = daemon.awaitReady();
      query.run("create table kept as select 42 as n");
      long server = serverOf(folder);

      daemon.kill();

      assertThat(ended(server)).isTrue();
      assertThat(PostmasterFile.in(folder.resolve("postgres"))).doesNotExist();
    }
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).one("select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void orphanOfAKilledDaemonIsStoppedByTheNextStart()
      throws IOException, InterruptedException, SQLException {
    Path folder = folders.used();
    // Without setpriv nothing tells the server of its daemon's end.
    try (DaemonProcess daemon =
        DaemonProcess.start(
            List.of(),
            System.getProperty("java.class.path"),
            List.of(folder.toString(), onlyRunuser().toString()))) {
      Query query = daemon.awaitReady();
      query.run("create table kept as select 42 as n");
      daemon.kill();
      assertThat(query.answers()).as("the orphan runs on").isTrue();
      long orphan = serverOf(folder);

      try (EmbeddedPostgres server = start(folder)) {
        assertThat(ended(orphan)).isTrue();
        assertThat(serverOf(folder)).isNotEqualTo(orphan);
        assertThat(Query.of(server).one("select n from kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void daemonAndServerKilledTogetherLoseNoCommittedRow()
      throws IOException, InterruptedException, SQLException {
    Path folder = folders.used();
    try (DaemonProcess daemon = DaemonProcess.start(folder)) {
      Query query = daemon.awaitReady();
      query.run("create table kept (n int)");
      for (int n = 1; n <= 20; n++) {
        query.run("insert into kept values (" + n + ")");
      }
      long server = serverOf(folder);
      ProcessHandle.of(server).orElseThrow().destroyForcibly();
      daemon.kill();
    }
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).one("select count(*) from kept")).isEqualTo("20");
    }
  }

  @Test
  void staleProcessIdFileThatNamesALiveForeignProcessDoesNotStopTheStart() throws IOException {
    Path folder = folders.used();
    Process foreign = new ProcessBuilder("sleep", "600").directory(new java.io.File("/")).start();
    try {
      Files.writeString(
          PostmasterFile.in(folder.resolve("postgres")),
          foreign.pid() + "\n" + folder.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n");
      try (EmbeddedPostgres server = start(folder)) {
        assertThat(Query.of(server).answers()).isTrue();
        assertThat(foreign.isAlive()).as("it was left alone").isTrue();
      }
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void emptyProcessIdFileOfAPowerCutDoesNotStopTheStart() throws IOException {
    Path folder = folders.used();
    Files.createFile(PostmasterFile.in(folder.resolve("postgres")));
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).answers()).isTrue();
    }
  }

  @Test
  void startsKilledInTheMiddleAreMadeGoodByTheNext() throws IOException, InterruptedException {
    Path folder = folders.root().resolve("data");
    int partial = 0;
    for (String half : List.of("postgres-binaries.partial-", "postgres.partial-")) {
      try (DaemonProcess daemon = DaemonProcess.start(folder)) {
        assertThat(Waiting.until(() -> has(folder, half), SOON, Duration.ofMillis(2))).isTrue();
        daemon.kill();
      }
      partial += has(folder, half) ? 1 : 0;
    }
    assertThat(partial).as("starts that were really cut off").isPositive();
    try (EmbeddedPostgres server = start(folder)) {
      assertThat(Query.of(server).answers()).isTrue();
    }
    assertThat(has(folder, ".partial-")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void signalToTheWholeGroupAsOfControlCReachesTheDaemonAndNotItsDatabase(String signal)
      throws IOException, InterruptedException {
    Path folder = folders.used();
    // A group of its own for the daemon, as a shell gives one; and SIGINT as a terminal has it,
    // for it is ignored by all that a script starts in the background.
    List<String> asFromATerminal =
        List.of(program("setsid"), program("env"), "--default-signal=INT");
    try (DaemonProcess daemon =
        DaemonProcess.start(
            asFromATerminal, System.getProperty("java.class.path"), List.of(folder.toString()))) {
      daemon.awaitReady();
      Command.Outcome sent =
          Command.run(
              List.of("/bin/sh", "-c", "kill -s " + signal + " -- -" + daemon.pid()),
              Duration.ofSeconds(10));
      assertThat(sent.succeeded()).as(sent.output()).isTrue();

      assertThat(daemon.await("database")).isEqualTo("still answers");
      assertThat(daemon.await("closed")).isEmpty();
      assertThat(daemon.endsWithin(30)).isTrue();
    }
    assertThat(PostmasterFile.in(folder.resolve("postgres"))).doesNotExist();
    // Once where the folder was made and once here: it was not stopped and started again.
    assertThat(Files.readString(folder.resolve("postgres.log")).split("starting PostgreSQL", -1))
        .hasSize(1 + 2);
  }

  private static String program(String name) {
    Optional<String> found = Programs.ofTheSystem().find(name);
    Assumptions.assumeTrue(found.isPresent(), "needs " + name);
    return found.orElseThrow();
  }

  /** A search path with all that a plain system has but setpriv. */
  private Path onlyRunuser() throws IOException {
    Path path = Files.createDirectories(folders.root().resolve("programs"));
    for (String name : List.of("runuser", "setsid")) {
      Programs.ofTheSystem()
          .find(name)
          .ifPresent(
              program -> {
                try {
                  Files.createSymbolicLink(path.resolve(name), Path.of(program));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
    }
    return path;
  }

  private static boolean has(Path folder, String namePart) {
    String[] names = folder.toFile().list((parent, name) -> name.contains(namePart));
    return names != null && names.length > 0;
  }

  private static boolean ended(long pid) {
    return Waiting.until(
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(), SOON, STEP);
  }

  private static long serverOf(Path folder) {
    return PostmasterFile.read(folder.resolve("postgres")).orElseThrow().pid();
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
  }
}
