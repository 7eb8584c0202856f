package org.rebound.admin.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files beside this class: templates, and lists of one thing a line. */
final class Texts {

  private Texts() {}

  /** A whole file, with line feeds. */
  static String whole(String name) {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** The lines of a file that hold something and are no comments. */
  static List<String> lines(String name) {
    return whole(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }
}
