package org.rebound.receiver.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A backup that is being written: a ZIP file under another name until it is whole and on the disk,
 * for its owner only from the first byte on. Closing one that is not finished deletes it.
 */
final class BackupFile implements AutoCloseable {

  private final Path target;
  private final Path partial;
  private final ZipOutputStream zip;
  private final Map<String, String> digests = new LinkedHashMap<>();
  private boolean finished;

  private BackupFile(Path target, Path partial, OutputStream out) {
    this.target = target;
    this.partial = partial;
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
    // What takes most room has been compressed already.
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /**
   * Begins a file.
   *
   * @throws FileAlreadyExistsException when there is one: no backup is ever overwritten
   */
  static BackupFile begin(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path partial = target.resolveSibling(target.getFileName() + ".partial-" + UUID.randomUUID());
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.newByteChannel(partial, options, mode).close();
    return new BackupFile(
        target, partial, Files.newOutputStream(partial, StandardOpenOption.WRITE));
  }

  /** Writes one entry. */
  long entry(String name, Content content) throws IOException {
    MessageDigest digest = Digests.sha256();
    zip.putNextEntry(new ZipEntry(name));
    OutputStream open =
        new FilterOutputStream(zip) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            zip.write(bytes, offset, length);
          }

          @Override
          public void close() {}
        };
    long rows;
    try (DigestOutputStream digesting = new DigestOutputStream(open, digest)) {
      rows = content.writeTo(digesting);
    }
    zip.closeEntry();
    digests.put(name, HexFormat.of().formatHex(digest.digest()));
    return rows;
  }

  /** SHA-256 of each entry so far. */
  Map<String, String> digests() {
    return new LinkedHashMap<>(digests);
  }

  /** Writes the manifest, and gives the file its name when all of it is on the disk. */
  void finish(Manifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.close();
    sync(partial, StandardOpenOption.WRITE);
    Files.move(partial, target);
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      sync(folder, StandardOpenOption.READ);
    }
    finished = true;
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      try {
        zip.close();
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }

  /** What goes into an entry. */
  interface Content {

    /** Writes it, and gives the number of rows. */
    long writeTo(OutputStream out) throws IOException;
  }
}
