package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that writes down what it was asked to tell; e2e/deb has the real one. */
class ServiceNoticeTest {

  @TempDir Path folder;

  @Test
  void systemdIsToldOnTheSocketThatItNamed() throws IOException {
    ServiceNotice notice = new ServiceNotice(Map.of("NOTIFY_SOCKET", "/run/x"), program());
    notice.ready();
    notice.stopping();
    assertThat(folder.resolve("told"))
        .content()
        .isEqualTo(
            "/run/x --ready --status=takes mail\n"
                + "/run/x STOPPING=1 STATUS=lets running messages end\n");
  }

  @Test
  void nobodyIsToldWhenNobodyAsked() throws IOException {
    new ServiceNotice(Map.of(), program()).ready();
    new ServiceNotice(Map.of("NOTIFY_SOCKET", ""), program()).stopping();
    assertThat(folder.resolve("told")).doesNotExist();
  }

  @Test
  void missingProgramStopsNothing() {
    new ServiceNotice(Map.of("NOTIFY_SOCKET", "/run/x"), folder.resolve("none").toString()).ready();
    assertThat(folder).isEmptyDirectory();
  }

  private String program() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("notify"),
            "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >> " + folder.resolve("told") + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program.toString();
  }
}
