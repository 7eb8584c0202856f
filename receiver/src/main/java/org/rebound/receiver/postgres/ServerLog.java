package org.rebound.receiver.postgres;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own log: what it prints goes to a file, readable by the daemon's user only, which is
 * renamed to {@code .1} and {@code .2} as it grows; the last lines are kept at hand. Trouble with
 * the file never stops the reading, for a full pipe would stop the database. Thread-safe.
 */
final class ServerLog {

  private static final Logger log = LoggerFactory.getLogger(ServerLog.class);
  private static final int LINES_KEPT = 10;
  private static final int LINE_LIMIT = 8 * 1024;
  static final long FILE_LIMIT = 10L * 1024 * 1024;

  private final Path file;
  private final long fileLimit;
  private final Deque<String> last = new ArrayDeque<>();
  private long size;
  private boolean fileFailed;

  ServerLog(Path file) {
    this(file, FILE_LIMIT);
  }

  ServerLog(Path file, long fileLimit) {
    this.file = file;
    this.fileLimit = fileLimit;
  }

  /**
   * Reads what a server prints until it closes its end; the lines of an earlier one are dropped.
   */
  Thread follow(InputStream stream) {
    synchronized (last) {
      last.clear();
    }
    Thread thread = new Thread(() -> copy(stream), "postgres-log");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The last lines of the server followed last, at most 10, oldest first. */
  List<String> lastLines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  private void copy(InputStream stream) {
    try (InputStream in = new BufferedInputStream(stream)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n' || line.size() >= LINE_LIMIT) {
          keep(line);
        }
      }
      keep(line);
    } catch (IOException e) {
      log.debug("The database's output ended", e);
    }
  }

  private void keep(ByteArrayOutputStream line) {
    if (line.size() == 0) {
      return;
    }
    byte[] bytes = line.toByteArray();
    line.reset();
    synchronized (last) {
      last.addLast(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
      if (last.size() > LINES_KEPT) {
        last.removeFirst();
      }
      write(bytes);
    }
  }

  private void write(byte[] bytes) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        size = 0;
      } else if (size == 0) {
        size = Files.size(file);
      }
      if (size >= fileLimit) {
        rotate();
      }
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(bytes);
      }
      size += bytes.length;
      fileFailed = false;
    } catch (IOException e) {
      if (!fileFailed) {
        log.warn("Cannot write the database's log {}; going on without: {}", file, e.toString());
      }
      fileFailed = true;
    }
  }

  private void rotate() throws IOException {
    Path older = sibling(".1");
    if (Files.exists(older)) {
      Files.move(older, sibling(".2"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    size = 0;
  }

  private Path sibling(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
