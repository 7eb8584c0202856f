package org.rebound.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house's limits on the size of a class: median under 70 lines, none over 400. */
class SourceSizeTest {

  @Test
  void noSourceFileIsLongerThan400Lines() throws IOException {
    assertThat(sizes().stream().filter(file -> file.lines() > 400)).isEmpty();
  }

  @Test
  void halfOfAllSourceFilesAreShorterThan70Lines() throws IOException {
    List<Long> lines = sizes().stream().map(Size::lines).sorted().toList();
    assertThat(lines.get(lines.size() / 2)).isLessThan(70);
  }

  private record Size(Path file, long lines) {}

  private static List<Size> sizes() throws IOException {
    List<Size> sizes = new ArrayList<>();
    for (String module : List.of("receiver", "admin-api", "e2e")) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .map(file -> new Size(file, count(file)))
            .forEach(sizes::add);
      }
    }
    return sizes;
  }

  private static long count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
