package org.rebound.admin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rebound.admin.ReboundApplication;

/** What the shells themselves make of our scripts. */
class CompletionCommandTest {

  @TempDir static Path folder;

  @BeforeAll
  static void printScripts() throws Exception {
    Files.writeString(folder.resolve("rebound.bash"), print("bash"));
    Files.writeString(folder.resolve("_rebound"), print("zsh"));
    Files.writeString(folder.resolve("a file.yml"), "");
  }

  @ParameterizedTest
  @CsvSource({
    "'', server check-config backup restore classify verp backfill simulate completion -h --help",
    "c, check-config classify completion",
    "verp, verp",
    "verp m, mint",
    "verp mint --ma, --mailing",
    "verp mint --mailing 1 --do, --domain",
    "verp mint --mailing '', ''",
    "verp rotate --mi, --mint-in",
    "classify --e, --explain",
    "completion '', bash zsh -h --help",
    "server 'a f', a file.yml",
    "server --, --help",
    "backup a, a file.yml",
    "verp keys --keys a, a file.yml",
    "nonsense, ''",
  })
  void bashCompletes(String line, String expected) throws Exception {
    assertThat(completed(line)).isEqualTo(expected);
  }

  @Test
  void everyCommandHasItsWords() throws Exception {
    for (String command : completed("''").replace(" -h --help", "").split(" ", -1)) {
      assertThat(completed(command + " -")).as(command).contains("--help");
    }
  }

  @Test
  void zshReadsItsScript() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "there is no zsh here");
    assertThat(run(List.of("zsh", "-n", folder.resolve("_rebound").toString()))).isEmpty();
  }

  private static String completed(String line) throws Exception {
    String script =
        """
        source ./rebound.bash
        eval "words=($1)"
        COMP_WORDS=(rebound "${words[@]}")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        [ "$COMP_CWORD" -gt 0 ] || { COMP_WORDS+=(""); COMP_CWORD=1; }
        _rebound
        echo "${COMPREPLY[*]}"
        """;
    return run(List.of("bash", "-uc", script, "bash", line)).strip();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @SuppressWarnings("SystemOut") // what a command says is what is tested
  private static String print(String shell) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(new ReboundApplication(Map.of(), before).runCommand("completion", shell)).isZero();
      return said.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
    }
  }
}
