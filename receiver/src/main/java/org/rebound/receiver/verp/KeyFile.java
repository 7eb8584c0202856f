package org.rebound.receiver.verp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key file: UTF-8 text, one key a line ({@code id mint-from retire-at secret}, {@code -} for no
 * retire-at), blank lines and lines that begin with {@code #} are comments.
 *
 * <p>Written beside its place with mode 0600, forced to the disk, and then put there in one step.
 * Messages name the file and the line, and never show what stands in it.
 */
final class KeyFile {

  private static final long MAX_SIZE = 64 * 1024;
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final String HEADING =
      """
      # The keys that sign return paths. Whoever reads this file can forge bounces: keep it at mode
      # 0600, and give a key only to programs that mint. One key a line, at most 16:
      # id (0-15), mint-from, retire-at (- for not yet), secret (64 hexadecimal digits)
      """;

  private KeyFile() {}

  static KeyRing read(Path file) throws IOException {
    try {
      refuseWhenOpen(file);
      if (Files.size(file) > MAX_SIZE) {
        throw new IOException(file + ": larger than 64 KiB, so it is no key file");
      }
      return parse(file, Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": there is no such key file; the daemon makes one at its first start", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not a text in UTF-8, so it is no key file", e);
    }
  }

  /** Makes the file, unless another process was faster. */
  static void create(Path file, KeyRing ring) throws IOException {
    Path written = write(file, ring);
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      return; // the other's key is as good, and it may already have signed
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(written, file); // no hard links here; a file that came meanwhile still stands
    } finally {
      Files.deleteIfExists(written);
    }
    forceDirectory(file);
  }

  static void replace(Path file, KeyRing ring) throws IOException {
    Path written = write(file, ring);
    try {
      keepOwner(file, written);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    forceDirectory(file);
  }

  private static KeyRing parse(Path file, List<String> lines) throws IOException {
    List<ReturnPathKey> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        keys.add(parseKey(line));
        KeyRing.of(keys);
      } catch (IllegalArgumentException | DateTimeException e) {
        // Without the cause, whose message may quote the line.
        throw new IOException(file + ", line " + (i + 1) + ": " + reason(e));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(file + ": there is no key in it; remove it to have one made");
    }
    return KeyRing.of(keys);
  }

  private static ReturnPathKey parseKey(String line) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length != 4) {
      throw new IllegalArgumentException(
          "expected four fields (id mint-from retire-at secret), got " + fields.length);
    }
    if (!fields[0].matches("[0-9]{1,2}")) {
      throw new IllegalArgumentException("the id must be a number from 0 to 15");
    }
    if (!fields[3].matches("[0-9A-Fa-f]{64}")) {
      throw new IllegalArgumentException("the secret must have 64 hexadecimal digits");
    }
    return new ReturnPathKey(
        Integer.parseInt(fields[0]),
        HexFormat.of().parseHex(fields[3]),
        Instant.parse(fields[1]),
        fields[2].equals("-") ? Optional.empty() : Optional.of(Instant.parse(fields[2])));
  }

  private static String reason(RuntimeException e) {
    return e instanceof DateTimeException
        ? "mint-from and retire-at must be times such as 2026-01-31T00:00:00Z (retire-at may be -)"
        : String.valueOf(e.getMessage());
  }

  private static Path write(Path file, KeyRing ring) throws IOException {
    StringBuilder text = new StringBuilder(HEADING);
    for (ReturnPathKey key : ring.keys()) {
      text.append(key.id())
          .append(' ')
          .append(key.mintFrom())
          .append(' ')
          .append(key.retireAt().map(Instant::toString).orElse("-"))
          .append(' ')
          .append(key.secretInHex())
          .append('\n');
    }
    Path directory = directory(file);
    Files.createDirectories(directory);
    Path written = Files.createTempFile(directory, ".return-path", ".keys", ownerOnly(directory));
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      ByteBuffer octets = StandardCharsets.UTF_8.encode(text.toString());
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      channel.force(true);
    }
    return written;
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void refuseWhenOpen(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(TOO_OPEN::contains)) {
      throw new IOException(
          file
              + ": its mode is "
              + PosixFilePermissions.toString(permissions)
              + ", open to others, who could forge bounces; run chmod 600 on it");
    }
  }

  /** So that root may rotate the keys of a daemon that runs as somebody else. */
  private static void keepOwner(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes before = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes now = view.readAttributes();
    if (!before.owner().equals(now.owner())) {
      view.setOwner(before.owner());
    }
    if (!before.group().equals(now.group())) {
      view.setGroup(before.group());
    }
    view.setPermissions(before.permissions());
  }

  private static Path directory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + ": that is no place for a key file");
    }
    return directory;
  }

  /** A name is only durable once its directory is. */
  private static void forceDirectory(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(directory(file), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
