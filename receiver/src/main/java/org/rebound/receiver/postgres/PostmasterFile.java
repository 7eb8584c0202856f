package org.rebound.receiver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes of itself into {@code postmaster.pid} of its data folder (PostgreSQL 18,
 * section 66.1). It is written piece by piece, so all but the process id may be missing yet.
 *
 * @param pid the server's process; a foreign one when the file was left behind
 * @param port where it listens
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, Optional<Integer> port, boolean ready) {

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Reads the file; empty when there is none, or none that names a process. */
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(in(cluster), StandardCharsets.ISO_8859_1);
      Optional<Integer> port = line(lines, 3).flatMap(PostmasterFile::number);
      boolean ready = line(lines, 7).filter(status -> status.equals("ready")).isPresent();
      return line(lines, 0)
          .flatMap(PostmasterFile::number)
          .map(pid -> new PostmasterFile(pid, port, ready));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> line(List<String> lines, int index) {
    return index < lines.size() ? Optional.of(lines.get(index).strip()) : Optional.empty();
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text)).filter(n -> n > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
