package org.rebound.receiver.postgres;

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
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The database's password: 192 random bits in a file that only the daemon's user can read. */
final class Password {

  private static final int OCTETS = 24;

  private Password() {}

  /** The password kept in this folder; empty when there is none. */
  static Optional<String> read(DataFolder folder) throws IOException {
    Path file = folder.passwordFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isReadable(file)) {
      throw folder.notOurs(file, new java.nio.file.AccessDeniedException(file.toString()));
    }
    return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip())
        .filter(password -> !password.isEmpty());
  }

  /** A new password; nothing is kept yet. */
  static String random() {
    byte[] octets = new byte[OCTETS];
    new SecureRandom().nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Keeps the password in this folder: durably, and whole or not at all. */
  static void keep(DataFolder folder, String password) throws IOException {
    Path partial = folder.partial("password");
    write(partial, password);
    Files.move(partial, folder.passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    FileTree.syncNames(folder.path());
  }

  /** Writes the password to a new file that only its owner can read. */
  static void write(Path file, String password) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }
}
