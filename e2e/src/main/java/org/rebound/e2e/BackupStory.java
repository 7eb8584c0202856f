package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A backup is taken under load and the daemon killed. A daemon on a data folder made of the backup
 * has every bounce that was answered 250 before the backup began, knows the return paths and the
 * API key, and records what comes again once.
 */
public final class BackupStory {

  private static final int CONNECTIONS = 10;

  private BackupStory() {}

  /** Tells the story; ends with status 1 when it comes out otherwise. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Daemon.workFolder("backup");
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Path backup = folder.resolve("backup.zip");
    List<Bounces.Bounce> bounces;
    try (Daemon daemon = Daemon.start(first, Map.of());
        Journal journal = new Journal(folder.resolve("journal"))) {
      bounces = Bounces.mint(daemon.api(), 2, 500);
      Generator.Run run = new Generator(daemon.smtpPort(), journal).send(bounces, CONNECTIONS);
      Check.eventually(
          "200 bounces are answered",
          Duration.ofSeconds(60),
          () -> journal.count(250),
          count -> count >= 200);
      Set<String> before = new TreeSet<>(journal.acknowledged());
      Check.same("status of the backup under load", 0, rebound(first, "backup", backup));
      long during = journal.count(250) - before.size();
      daemon.killNine();
      run.stop();
      System.out.println("  " + during + " more were answered while it was written");
      Check.same(
          "its mode",
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));

      Check.same("status of a restore over data", 1, rebound(first, "restore", backup));
      configure(second);
      refuseWhatWasCutOff(second, backup);
      Check.same("status of the restore", 0, rebound(second, "restore", backup));
      continueOn(second, bounces, before);
    }
    Check.same(
        "status of a backup without a daemon",
        0,
        rebound(second, "backup", folder.resolve("stopped.zip")));
    // After a failure the folder stays, with its logs.
    Processes.run("rm", "-rf", folder.toString());
    System.out.println("backup: 1 passed, 0 failed");
  }

  private static void continueOn(Path folder, List<Bounces.Bounce> bounces, Set<String> before)
      throws IOException, InterruptedException {
    try (Daemon daemon = Daemon.start(folder, Map.of());
        Journal journal = new Journal(folder.resolve("journal"))) {
      Api api = daemon.api();
      Map<String, Integer> restored = Bounces.recorded(api);
      Set<String> lost = new TreeSet<>(before);
      lost.removeAll(restored.keySet());
      Check.same(
          "lost of " + before.size() + " answered 250 before the backup, of " + restored.size(),
          Set.of(),
          lost);
      new Generator(daemon.smtpPort(), journal).send(bounces, CONNECTIONS).await();
      Check.same("answered 250", (long) bounces.size(), journal.count(250));
      Map<String, Integer> all = Bounces.recorded(api);
      Check.same("bounces recorded", bounces.size(), all.size());
      Check.isTrue("none twice", all.values().stream().allMatch(times -> times == 1));
      Check.same("exit status after SIGTERM", 0, daemon.stop());
    }
  }

  private static void refuseWhatWasCutOff(Path folder, Path backup) throws IOException {
    byte[] whole = Files.readAllBytes(backup);
    Path cut = folder.resolve("cut.zip");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    Check.same("status of a restore of half a file", 1, rebound(folder, "restore", cut));
    Check.isTrue("it made no data folder", !Files.exists(folder.resolve("data")));
  }

  private static void configure(Path folder) throws IOException {
    Files.writeString(folder.resolve("config.yml"), "dataFolder: ./data\n");
  }

  private static int rebound(Path folder, String command, Path file) throws IOException {
    Path home = Path.of(System.getProperty("rebound.home"));
    Process process =
        new ProcessBuilder(home.resolve("bin/rebound").toString(), command, file.toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    return Processes.awaitEnd(process, 180);
  }
}
