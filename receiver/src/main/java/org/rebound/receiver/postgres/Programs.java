package org.rebound.receiver.postgres;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The few programs of the system that the launcher uses where they exist: {@code setpriv}, {@code
 * runuser}, {@code setsid}, {@code sync}. Each is found once, by its absolute path.
 *
 * @param searchPath folders, searched in this order
 */
record Programs(List<Path> searchPath) {

  private static final List<String> ALWAYS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  Programs {
    searchPath = List.copyOf(searchPath);
  }

  /** Those on the PATH and in the usual folders: a service manager's PATH may be short. */
  static Programs ofTheSystem() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return new Programs(
        Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), ALWAYS.stream())
            .filter(folder -> folder.startsWith("/"))
            .distinct()
            .map(Path::of)
            .toList());
  }

  Optional<String> find(String name) {
    return searchPath.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
