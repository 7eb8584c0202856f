package org.rebound.admin.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.rebound.receiver.ledger.ApiKeys;

/**
 * Makes the first key of the API when there is none: an admin's, written to a file that only the
 * daemon's user can read. The file is complete before the key opens anything, so that a crash
 * between the two loses nothing.
 */
public final class FirstKey {

  private final ApiKeys keys;
  private final Path file;
  private final Clock clock;

  /** A first key in {@code keys}, written to {@code first-api-key} in {@code folder}. */
  public FirstKey(ApiKeys keys, Path folder, Clock clock) {
    this.keys = keys;
    this.file = folder.resolve("first-api-key");
    this.clock = clock;
  }

  /** The file that holds it. */
  public Path file() {
    return file;
  }

  /** Makes the key, and gives it to be shown once; nothing when there is a key already. */
  public Optional<KeyText> makeIfNone() throws IOException {
    if (!keys.isEmpty()) {
      return Optional.empty();
    }
    KeyText key = KeyText.random(new SecureRandom());
    write(key);
    if (keys.addFirst("first key", Role.ADMIN.code(), key.hash(), clock.instant())) {
      return Optional.of(key);
    }
    // Another daemon on the same database was first; its key counts.
    Files.deleteIfExists(file);
    return Optional.empty();
  }

  private void write(KeyText key) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer text = ByteBuffer.wrap((key.secret() + "\n").getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
