package org.rebound.admin.console;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All files of the console by their paths, read once: those beside this class, and the few of
 * libraries that the pages name. A path that is not in this map leads nowhere. Immutable.
 */
public final class ConsoleFiles {

  /** What the pages use of libraries; the filter of the shaded jar lets through the same. */
  private static final List<String> OF_LIBRARIES =
      List.of(
          "/webjars/uplot/1.6.30/dist/uPlot.esm.js", "/webjars/uplot/1.6.30/dist/uPlot.min.css");

  private static final String LIBRARIES = "/webjars/";

  private final Map<String, StaticFile> files;

  private ConsoleFiles(Map<String, StaticFile> files) {
    this.files = Map.copyOf(files);
  }

  /** The files that were built in. */
  public static ConsoleFiles builtIn() {
    try {
      Map<String, StaticFile> files = new HashMap<>(besideThisClass());
      for (String path : OF_LIBRARIES) {
        files.put(path, ofLibrary(path));
      }
      return new ConsoleFiles(files);
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

  /** Whether what is at this path is never another, because its version is in the path. */
  static boolean isForEver(String path) {
    return path.startsWith(LIBRARIES);
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

  private static StaticFile ofLibrary(String path) throws IOException {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream("/META-INF/resources" + path)) {
      if (in == null) {
        throw new IOException("the build lacks " + path);
      }
      return StaticFile.of(MediaTypes.of(path).orElseThrow(), in.readAllBytes());
    }
  }
}
