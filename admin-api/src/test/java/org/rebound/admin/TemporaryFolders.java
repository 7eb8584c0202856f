package org.rebound.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Deletes folders when the tests are over: some are used by one daemon after another. */
final class TemporaryFolders {

  private final Queue<Path> folders = new ConcurrentLinkedQueue<>();

  TemporaryFolders() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::deleteAll, "temporary-folders"));
  }

  /** Notes that a folder is to be deleted; gives it. */
  Path delete(Path folder) {
    folders.add(folder);
    return folder;
  }

  private void deleteAll() {
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.deleteIfExists(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
