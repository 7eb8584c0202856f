package org.rebound.receiver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Whole folders: deleted, given to another user, made durable. Symbolic links are not followed. */
final class FileTree {

  private FileTree() {}

  /** Deletes the folder and all below it; what is gone already is no error. */
  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new Visitor() {
          @Override
          void each(Path path) throws IOException {
            Files.deleteIfExists(path);
          }
        });
  }

  /** Gives all below to this user, the folder itself last: a cut-off run is seen and repeated. */
  static void own(Path root, int user, int group) throws IOException {
    Files.walkFileTree(
        root,
        new Visitor() {
          @Override
          void each(Path path) throws IOException {
            Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
          }
        });
  }

  static int owner(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the names in this folder durable: a rename survives a power cut only after this. */
  static void syncNames(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Does the same with each file, and with each folder after what is in it. */
  private abstract static class Visitor extends SimpleFileVisitor<Path> {

    abstract void each(Path path) throws IOException;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      each(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      each(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
