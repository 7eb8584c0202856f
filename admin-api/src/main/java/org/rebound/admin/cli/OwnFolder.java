package org.rebound.admin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rebound.admin.settings.WrongSetting;

/** A data folder that a command works in as the daemon would. */
final class OwnFolder {

  private OwnFolder() {}

  /**
   * Makes sure that this process's user is the folder's: files that it makes there must be the
   * daemon's.
   *
   * @throws WrongSetting when it is another's, naming whose
   */
  static void require(Path folder) throws IOException {
    Path own = Path.of("/proc/self");
    if (Files.exists(folder)
        && !Files.getAttribute(folder, "unix:uid").equals(Files.getAttribute(own, "unix:uid"))) {
      String owner = Files.getOwner(folder).getName();
      throw new WrongSetting(
          "dataFolder: "
              + folder
              + " is user "
              + owner
              + "'s: run this as that user (runuser -u "
              + owner
              + " -- rebound ...)");
    }
  }

  /**
   * Makes sure that nothing is in the folder, if it is there at all.
   *
   * @throws WrongSetting when there is
   */
  static void requireEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new WrongSetting(
              "dataFolder: "
                  + folder
                  + " is not empty: stop the daemon if it runs, and move what is there away");
        }
      }
    }
  }

  /** Deletes the folder and all below it. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> tree = Files.walk(folder)) {
        all = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}
