package org.rebound.admin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files below some paths: a folder stands for all files in it and below, sorted by name, which
 * is also how a Maildir is read: of such a one only {@code cur} and {@code new}, not the notes of
 * mail servers beside them nor what is still being delivered. Links to folders are not followed.
 */
public final class MailFiles {

  private MailFiles() {}

  /**
   * Calls {@code file} for each file and {@code failed} for each that cannot be listed; goes on
   * after a failure.
   */
  public static void visit(Path path, Consumer<Path> file, BiConsumer<Path, IOException> failed) {
    if (!Files.isDirectory(path)) {
      file.accept(path);
      return;
    }
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
              if (!attributes.isDirectory() && !Files.isDirectory(each) && !isBeside(each)) {
                found.add(each);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException e) {
              failed.accept(each, e);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
    found.sort(null);
    found.forEach(file);
  }

  /** Whether it stands in a Maildir, and not where its messages are. */
  private static boolean isBeside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path above = folder == null ? null : folder.getParent();
    return isMaildir(folder) || (isMaildir(above) && folder != null && folder.endsWith("tmp"));
  }

  private static boolean isMaildir(@Nullable Path folder) {
    return folder != null
        && Files.isDirectory(folder.resolve("cur"))
        && Files.isDirectory(folder.resolve("new"));
  }
}
