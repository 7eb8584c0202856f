package org.rebound.receiver.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  @TempDir private Path folder;

  @Test
  void keepsTheLastLinesAtHandAndAllInAFileOfOurs() throws InterruptedException, IOException {
    Path file = folder.resolve("postgres.log");
    ServerLog log = new ServerLog(file);

    print(log, "line 1\nline 2\n" + "line\n".repeat(8) + "line 11, cut off");

    assertThat(log.lastLines()).hasSize(10).startsWith("line 2").endsWith("line 11, cut off");
    assertThat(file).content().startsWith("line 1\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void linesOfAnEarlierRunAreNotQuotedForTheNext() throws InterruptedException {
    ServerLog log = new ServerLog(folder.resolve("postgres.log"));
    print(log, "of the first run\n");
    print(log, "of the second run\n");

    assertThat(log.lastLines()).containsExactly("of the second run");
  }

  @Test
  void growsNoLargerThanThreeFiles() throws InterruptedException, IOException {
    Path file = folder.resolve("postgres.log");
    ServerLog log = new ServerLog(file, 1000);

    print(log, "0123456789\n".repeat(2000));

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("postgres.log", "postgres.log.1", "postgres.log.2");
    assertThat(Files.size(file)).isLessThan(1100);
    assertThat(Files.size(folder.resolve("postgres.log.2"))).isBetween(1000L, 1100L);
  }

  @Test
  void anEndlessLineIsCutAndNotGathered() throws InterruptedException {
    ServerLog log = new ServerLog(folder.resolve("postgres.log"));

    print(log, "x".repeat(1_000_000));

    assertThat(log.lastLines()).allMatch(line -> line.length() <= 8192);
  }

  @Test
  void isReadOnWhenTheFileCannotBeWritten() throws InterruptedException {
    ServerLog log = new ServerLog(folder.resolve("no/such/folder/postgres.log"));

    print(log, "a\nb\n");

    assertThat(log.lastLines()).containsExactly("a", "b");
  }

  @Test
  void quotedLinesCannotForgeLinesOfOurLog() {
    assertThat(Text.oneLine("FATAL:  \u001b[31mred\u0007\r\nINFO forged\n"))
        .isEqualTo("FATAL:  ?[31mred? | INFO forged");
    assertThat(Text.oneLine("x".repeat(5000))).hasSize(2000);
  }

  private static void print(ServerLog log, String text) throws InterruptedException {
    log.follow(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).join();
  }
}
