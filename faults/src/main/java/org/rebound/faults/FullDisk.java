package org.rebound.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.Generator;
import org.rebound.e2e.Journal;
import org.rebound.e2e.Processes;

/**
 * The disk with the daemon's data, embedded database and all, is full to the last octet, and has
 * room again later. The disk is a small file system in memory, which only root can mount.
 */
final class FullDisk {

  private FullDisk() {}

  static String tell(int times) throws Exception {
    Path folder = Daemon.workFolder("full-disk");
    Path data = Files.createDirectories(folder.resolve("data"));
    try {
      Processes.run("mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "rebound", data.toString());
    } catch (StoryFailed e) {
      Files.delete(data);
      return "NOTICE: skipped, for nothing can be mounted here";
    }
    try (Trial trial = Trial.embedded(folder, Map.of())) {
      for (int i = 1; i <= times; i++) {
        trial.round(() -> fill(trial, data.resolve("filler")));
        Progress.say(i, times);
      }
      String seen = trial.finish();
      trial.daemon().stop();
      Processes.run("umount", data.toString());
      return seen;
    } catch (Exception e) {
      Processes.run("umount", "--lazy", data.toString());
      throw e;
    }
  }

  private static void fill(Trial trial, Path filler) throws Exception {
    byte[] block = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      System.out.println("  full after " + (Files.size(filler) >> 20) + " MB more");
    }
    // More load than what is left in half-filled pages and log segments can take.
    Path aside = trial.daemon().folder().resolve("journal.full");
    try (Journal journal = new Journal(aside)) {
      Generator generator = new Generator(trial.daemon().smtpPort(), journal);
      Check.await(
          "451 while the disk is full",
          Duration.ofSeconds(60),
          () -> {
            generator.send(trial.current(), 5).await();
            return trial.journal().count(451) + journal.count(451);
          },
          count -> count > 0);
    } finally {
      Files.delete(filler);
    }
    if (!trial.daemon().isAlive()) {
      throw new StoryFailed("a full disk ended the daemon");
    }
  }
}
