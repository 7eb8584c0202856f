package org.rebound.admin.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All files of the console by their paths: those beside this class, read once. A path that is not
 * in this map leads nowhere. Immutable.
 */
public final class ConsoleFiles {

  private final Map<String, StaticFile> files;

  private ConsoleFiles(Map<String, StaticFile> files) {
    this.files = Map.copyOf(files);
  }

  /** The files that were built in. */
  public static ConsoleFiles builtIn() {
    try {
      return new ConsoleFiles(besideThisClass());
    } catch (IOException e) {
      throw new UncheckedIOException("the files of the console cannot be read", e);
    }
  }

  /** The files in {@code folder} and below it. */
  static ConsoleFiles in(Path folder) throws IOException {
    return new ConsoleFiles(read(folder));
  }

  /** The file at the path of a request, which begins with a slash. */
  Optional<StaticFile> at(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Map<String, StaticFile> besideThisClass() throws IOException {
    String name = ConsoleFiles.class.getSimpleName() + ".class";
    URL here = ConsoleFiles.class.getResource(name);
    if (here == null) {
      throw new IOException(name + " is not on the class path");
    }
    URLConnection connection = here.openConnection();
    try {
      if (connection instanceof JarURLConnection jar) {
        Path file = Path.of(jar.getJarFileURL().toURI());
        try (FileSystem inside = FileSystems.newFileSystem(file)) {
          return read(inside.getPath(jar.getEntryName()).toAbsolutePath().resolveSibling(""));
        }
      }
      return read(Path.of(here.toURI()).resolveSibling(""));
    } catch (URISyntaxException e) {
      throw new IOException("no path: " + here, e);
    }
  }

  private static Map<String, StaticFile> read(Path folder) throws IOException {
    Map<String, StaticFile> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
        Optional<String> type = MediaTypes.of(path);
        if (type.isPresent()) {
          files.put(path, StaticFile.of(type.get(), Files.readAllBytes(file)));
        }
      }
    }
    return files;
  }
}
