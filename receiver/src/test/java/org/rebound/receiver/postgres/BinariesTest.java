package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class BinariesTest {

  private final Folders folders = new Folders();
  @TempDir private Path target;

  @AfterEach
  void deleteFolders() throws IOException {
    folders.close();
  }

  @Test
  void programsOfAnotherReleaseAreRemovedAndTheDataIsKept() throws Exception {
    Path folder = folders.used();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      Query.of(server).run("create table kept as select 42 as n");
    }
    Path ours = new DataFolder(folder).entries("postgres-binaries-").get(0);
    Path older = folder.resolve("postgres-binaries-00000000");
    Files.move(ours, older); // as after a minor upgrade: what is there has another checksum

    try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(folder))) {
      assertThat(Query.of(server).one("select n from kept")).isEqualTo("42");
    }
    assertThat(older).doesNotExist();
    assertThat(ours).isDirectory();
  }

  @Test
  void archiveCannotWriteOutsideItsFolder() throws IOException {
    byte[] archive = archive(file("../escaped"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> unpack(archive))
        .withMessageContaining("outside");
    assertThat(target.resolve("escaped")).doesNotExist();
  }

  @Test
  void archiveCannotLinkOutsideItsFolder() throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("lib/link", TarConstants.LF_SYMLINK);
    link.setLinkName("../../secret");

    byte[] archive = archive(link);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> unpack(archive))
        .withMessageContaining("outside");
  }

  @Test
  void damagedArchiveIsAnErrorAndNotHalfAServer() throws IOException {
    byte[] archive = archive(file("bin/postgres"), file("bin/initdb"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> unpack(Arrays.copyOf(archive, archive.length - 20)));
  }

  private void unpack(byte[] archive) throws IOException {
    Unpacking.unpack(new ByteArrayInputStream(archive), target.resolve("unpacked"));
  }

  private static TarArchiveEntry file(String name) {
    return new TarArchiveEntry(name, true);
  }

  private static byte[] archive(TarArchiveEntry... entries) throws IOException {
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (TarArchiveEntry entry : entries) {
        if (entry.isFile()) {
          entry.setSize(content.length);
        }
        tar.putArchiveEntry(entry);
        if (entry.isFile()) {
          tar.write(content);
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
