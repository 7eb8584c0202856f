package org.rebound.receiver.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a {@code .tar.xz}: files, folders and symbolic links, none of them outside the target.
 */
final class Unpacking {

  private Unpacking() {}

  /**
   * Unpacks into this new folder, readable by all users of the system.
   *
   * @throws IOException when the archive is damaged, or names a place outside the target
   */
  static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      folder(target);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = inside(target, target.resolve(entry.getName()));
        if (entry.isDirectory()) {
          folder(path);
        } else if (entry.isSymbolicLink()) {
          folder(parent(path));
          Path link = Path.of(entry.getLinkName());
          inside(target, parent(path).resolve(link));
          Files.createSymbolicLink(path, link);
        } else if (entry.isFile()) {
          folder(parent(path));
          Files.copy(tar, path);
          boolean program = (entry.getMode() & 0100) != 0;
          permit(path, program ? "rwxr-xr-x" : "rw-r--r--");
        } else {
          throw new IOException("unexpected kind of entry in the archive: " + entry.getName());
        }
      }
    }
  }

  private static Path inside(Path target, Path path) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(target)) {
      throw new IOException("the archive names a place outside its folder: " + path);
    }
    return normal;
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("the archive names no place: " + path);
    }
    return parent;
  }

  private static void folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Path parent = path.getParent();
      if (parent != null) {
        folder(parent);
      }
      Files.createDirectory(path);
      permit(path, "rwxr-xr-x");
    }
  }

  private static void permit(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
