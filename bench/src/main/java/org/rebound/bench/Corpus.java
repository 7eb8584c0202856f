package org.rebound.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The messages of a folder, in memory, in the order of their paths. */
final class Corpus {

  private Corpus() {}

  /**
   * Every file under the folder that is no {@code .json}, as it is.
   *
   * @throws IOException when one cannot be read
   * @throws IllegalArgumentException when there is none
   */
  static List<byte[]> messages(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw none(folder);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> paths =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".json"))
              .sorted()
              .toList();
      if (paths.isEmpty()) {
        throw none(folder);
      }
      byte[][] messages = new byte[paths.size()][];
      for (int i = 0; i < messages.length; i++) {
        messages[i] = Files.readAllBytes(paths.get(i));
      }
      return List.of(messages);
    }
  }

  private static IllegalArgumentException none(Path folder) {
    return new IllegalArgumentException(
        "no messages under "
            + folder.toAbsolutePath()
            + "; run bench/run, or name a folder of messages with -p corpus=FOLDER");
  }
}
