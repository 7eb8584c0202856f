package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RefusedFolderTest {

  private final Folders folders = new Folders();

  @AfterEach
  void deleteFolders() throws IOException {
    folders.close();
  }

  @Test
  void secondDaemonIsRefusedInThisProcessAndInAnother() throws IOException {
    Path folder = folders.used();
    try (EmbeddedPostgres server = start(folder)) {
      refused(folder, "another daemon is using " + folder.toRealPath() + " (this process)");
      Path link = Files.createSymbolicLink(folders.root().resolve("link"), folder);
      refused(link, "another daemon is using");
      // The refusals above must not have dropped the lock: POSIX does, on closing any descriptor.
      try (DaemonProcess other = DaemonProcess.start(folder)) {
        assertThat(other.await("refused"))
            .contains("another daemon is using")
            .contains("process " + ProcessHandle.current().pid());
      }
      assertThat(Query.of(server).answers()).isTrue();
    }
    start(folder).close();
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws IOException {
    Path folder = folders.used();
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

    refused(folder, "was made by PostgreSQL 17, and this release brings 18");
    assertThat(folder.resolve("postgres/PG_VERSION")).hasContent("17");
  }

  @Test
  void aFolderWithoutPostgresqlDataIsLeftAlone() throws IOException {
    Path folder = folders.root().resolve("data");
    Path file = Files.createDirectories(folder.resolve("postgres")).resolve("thesis.txt");
    Files.writeString(file, "mine");

    refused(folder, "holds no PostgreSQL data");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aParentThatTheServersUserCannotPassIsNamed() throws IOException {
    Assumptions.assumeTrue(
        ServerAccount.choose(Programs.ofTheSystem()).isAnother(), "only root changes the user");
    Path closed = Files.createDirectories(folders.root().resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

    refused(closed.resolve("data"), "(" + closed.toRealPath() + " is closed to it)");
    refused(closed.resolve("data"), "chmod o+x " + closed.toRealPath());
  }

  @Test
  void aFolderWhosePathAShellWouldReadAsACommandIsRefused() {
    refused(folders.root().resolve("$(touch x)"), "a character that PostgreSQL's tools cannot");
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsNamed() throws IOException {
    Path file = Files.createFile(folders.root().resolve("data"));

    refused(file, "cannot make the data folder " + file);
  }

  private static void refused(Path folder, String message) {
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> start(folder).close())
        .withMessageContaining(message);
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder));
  }
}
