package org.rebound.receiver.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our SQL: one statement a file, {@code sql/<name>.sql} on the class path, read once. Parameters
 * are JDBI's ({@code :name}); nothing is ever pasted into a statement. Safe for use by many
 * threads.
 */
public final class Sql {

  private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

  private Sql() {}

  /**
   * The text of {@code sql/<name>.sql}.
   *
   * @throws IllegalArgumentException when there is no such file: a mistake in the program
   */
  public static String named(String name) {
    return LOADED.computeIfAbsent(name, Sql::load);
  }

  private static String load(String name) {
    String path = "/sql/" + name + ".sql";
    try (InputStream in = Sql.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no SQL on the class path at " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
