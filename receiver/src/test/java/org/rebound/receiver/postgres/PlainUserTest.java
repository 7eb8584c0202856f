package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The daemon as a user without privileges: runs for real where the tests run as root. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainUserTest {

  private static final int NOBODY = 65534;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Folders folders = new Folders();

  @BeforeEach
  void onlyAsRoot() {
    Assumptions.assumeTrue(
        ServerAccount.choose(Programs.ofTheSystem()).isAnother(), "only root can be nobody");
    Assumptions.assumeTrue(
        Programs.ofTheSystem().find("setpriv").isPresent(), "needs setpriv of util-linux");
  }

  @AfterEach
  void deleteFolders() throws IOException {
    folders.close();
  }

  @Test
  void plainUserRunsTheDatabaseAsItselfAndAKillLeavesNoOrphan()
      throws IOException, InterruptedException, SQLException {
    Path home = homeOfNobody();
    Path folder = home.resolve("data");
    try (DaemonProcess daemon = startAsNobody(folder)) {
      Query query = daemon.awaitReady();
      query.run("create table kept as select 42 as n");
      long server = PostmasterFile.read(folder.resolve("postgres")).orElseThrow().pid();
      assertThat(FileTree.owner(Path.of("/proc/" + server))).isEqualTo(NOBODY);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");

      daemon.kill();

      assertThat(
              Waiting.until(
                  () -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty(),
                  SOON,
                  STEP))
          .isTrue();
    }
    try (DaemonProcess daemon = startAsNobody(folder)) {
      assertThat(daemon.awaitReady().one("select n from kept")).isEqualTo("42");
    }
  }

  @Test
  void folderMadeByRootIsRefusedForAPlainUser() throws IOException {
    Path folder = folders.used();
    try (DaemonProcess daemon = startAsNobody(folder)) {
      assertThat(daemon.await("refused"))
          .contains("the data folder belongs to another user: nobody may not use")
          .contains("chown -R nobody " + folder.toRealPath());
    }
  }

  @Test
  void whatTheRefusalAdvisesHelps() throws IOException, InterruptedException, SQLException {
    Path folder = folders.used();
    run("chown", "-R", "nobody", folder.toString());
    try (DaemonProcess daemon = startAsNobody(folder)) {
      assertThat(daemon.awaitReady().one("select 1")).isEqualTo("1");
      daemon.kill();
    }
    // And back: root gives the data to the server's user again.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      assertThat(Query.of(server).answers()).isTrue();
    }
  }

  @Test
  void rootsServerRunsAsAnotherUserWhoOwnsTheDataAndNothingElse() throws IOException {
    Path folder = folders.used();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      long pid = PostmasterFile.read(folder.resolve("postgres")).orElseThrow().pid();
      int user = FileTree.owner(Path.of("/proc/" + pid));
      assertThat(user).isNotZero();
      assertThat(FileTree.owner(folder.resolve("postgres"))).isEqualTo(user);
      for (String name :
          List.of("pg_hba.conf", "postgres.password", "postgres.log", "rebound.lock")) {
        assertThat(FileTree.owner(folder.resolve(name))).as(name).isZero();
      }
      assertThat(Query.of(server).answers()).isTrue();
    }
  }

  private DaemonProcess startAsNobody(Path folder) throws IOException {
    String setpriv = Programs.ofTheSystem().find("setpriv").orElseThrow();
    List<String> prefix =
        List.of(setpriv, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    return DaemonProcess.start(prefix, readableClassPath(), List.of(folder.toString()));
  }

  private Path homeOfNobody() throws IOException {
    Path home = Files.createDirectory(folders.root().resolve("home"));
    run("chown", "nobody", home.toString());
    return home;
  }

  /** The class path copied to where everybody can read it: the repository may be under /root. */
  private String readableClassPath() throws IOException {
    Path copies = Files.createDirectories(folders.root().resolve("classes"));
    List<String> words = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.matches("(classes|test-classes|(.*postgres|commons-|xz|slf4j|logback).*)")) {
        Path copy = copies.resolve(words.size() + "-" + name);
        run("cp", "-rL", entry, copy.toString());
        words.add(copy.toString());
      }
    }
    run("chmod", "-R", "a+rX", copies.toString());
    return String.join(File.pathSeparator, words);
  }

  private static void run(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Optional.of(program).flatMap(Programs.ofTheSystem()::find).orElseThrow());
    words.addAll(List.of(arguments));
    Command.Outcome outcome = Command.run(words, LIMIT);
    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
  }
}
