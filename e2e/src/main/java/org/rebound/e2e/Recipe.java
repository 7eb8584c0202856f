package org.rebound.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an operator copies from {@code deploy/}: the stories run these very files. */
final class Recipe {

  private static final String DEFAULT_PORT = "2525";

  private Recipe() {}

  /** A file of {@code deploy/} with the daemon's port in place of the default. */
  static String read(String file, int bouncePort) throws IOException {
    String text = read(file);
    if (!text.contains(DEFAULT_PORT)) {
      throw new Check.StoryFailed("deploy/" + file + " names no port " + DEFAULT_PORT);
    }
    return text.replace(DEFAULT_PORT, Integer.toString(bouncePort));
  }

  /** A file of {@code deploy/} as it is. */
  static String read(String file) throws IOException {
    return Files.readString(Path.of(System.getProperty("rebound.home", "."), "deploy", file));
  }
}
