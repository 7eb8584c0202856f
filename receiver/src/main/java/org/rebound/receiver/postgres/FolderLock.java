package org.rebound.receiver.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon a data folder: a lock on a file that the system lets go when the process ends, however
 * it ends. Closing is idempotent.
 */
final class FolderLock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

  /**
   * The folders locked by this process. They are looked up before the file is touched: closing any
   * second descriptor of a file drops the lock that the process has on it (POSIX fcntl).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock of this folder.
   *
   * @throws EmbeddedPostgresException at once, when somebody else has it
   */
  static FolderLock take(DataFolder folder) {
    Path path = folder.path();
    if (!HELD.add(path)) {
      throw taken(path, "this process");
    }
    try {
      return new FolderLock(path, lock(folder));
    } catch (RuntimeException | Error e) {
      HELD.remove(path);
      throw e;
    }
  }

  @SuppressWarnings("resource") // the lock lives as long as its channel
  private static FileChannel lock(DataFolder folder) {
    try {
      FileChannel channel = FileChannel.open(folder.lockFile(), CREATE, READ, WRITE);
      if (channel.tryLock() == null) {
        String owner = read(channel);
        closeQuietly(channel);
        throw taken(folder.path(), "process " + Text.oneLine(owner));
      }
      channel.truncate(0);
      String own = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (AccessDeniedException e) {
      throw folder.notOurs(folder.lockFile(), e);
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "cannot lock " + folder.lockFile() + ": " + Text.oneLine(String.valueOf(e)), e);
    }
  }

  @Override
  public void close() {
    if (channel.isOpen()) {
      closeQuietly(channel);
      HELD.remove(folder);
    }
  }

  private static EmbeddedPostgresException taken(Path folder, String by) {
    return new EmbeddedPostgresException(
        "another daemon is using "
            + folder
            + " ("
            + by
            + "): stop it first, or give this one a data folder of its own");
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer owner = ByteBuffer.allocate(20);
    channel.read(owner, 0);
    return new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("Cannot close the lock file of the data folder", e);
    }
  }
}
