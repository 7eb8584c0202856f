package org.rebound.receiver.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What enhanced status codes and reply codes mean: the IANA registry, and the numbers that large
 * operators use beside it, read from {@code rules/status-codes.table} and {@code
 * rules/reply-codes.table} (their format is described at their top).
 *
 * <p>Immutable and thread-safe.
 */
public final class StatusRegistry {

  private final Map<Integer, StatusMeaning> meanings;

  private StatusRegistry(Map<Integer, StatusMeaning> meanings) {
    this.meanings = Map.copyOf(meanings);
  }

  /**
   * The built-in registry.
   *
   * @throws IllegalStateException when a line of the tables is not of the described form
   */
  public static StatusRegistry load() {
    Map<Integer, StatusMeaning> meanings = new HashMap<>();
    for (String[] row : rows("/rules/status-codes.table", 6)) {
      for (int statusClass :
          row[0].startsWith("x") ? new int[] {5, 4} : new int[] {row[0].charAt(0) - '0'}) {
        addStatus(meanings, statusClass, row);
      }
    }
    for (String[] row : rows("/rules/reply-codes.table", 4)) {
      StatusMeaning meaning =
          new StatusMeaning(row[0], StatusMeaning.Strength.VAGUE, row[1], row[2], row[3]);
      add(meanings, Integer.parseInt(row[0]), meaning);
    }
    return new StatusRegistry(meanings);
  }

  /**
   * What a code means: its own line, else the line of its subject.
   *
   * @return nothing for class 2 and for subjects that nobody defines
   */
  public Optional<StatusMeaning> meaning(EnhancedStatusCode code) {
    StatusMeaning own = meanings.get(key(code.statusClass(), code.subject(), code.detail()));
    return Optional.ofNullable(
        own != null ? own : meanings.get(key(code.statusClass(), code.subject(), ANY)));
  }

  /** What a reply code means; nothing when nobody uses it. */
  public Optional<StatusMeaning> meaning(ReplyCode code) {
    return Optional.ofNullable(meanings.get(code.value()));
  }

  /** Every line, in no order. */
  public List<StatusMeaning> all() {
    return List.copyOf(meanings.values());
  }

  private static final int ANY = 1000;

  private static int key(int statusClass, int subject, int detail) {
    return statusClass * 10_000_000 + subject * 2_000 + detail;
  }

  private static void addStatus(
      Map<Integer, StatusMeaning> meanings, int statusClass, String[] row) {
    String reading =
        statusClass == 5 ? row[2] : row[3].equals("=") ? row[2].split("/", 2)[0] + "/soft" : row[3];
    if (reading.equals("-")) {
      return;
    }
    StatusMeaning meaning =
        new StatusMeaning(
            row[0],
            StatusMeaning.Strength.valueOf(row[1].toUpperCase(Locale.ROOT)),
            reading,
            row[4],
            row[5]);
    String[] parts = row[0].split("\\.", 3);
    int subject = Integer.parseInt(parts[1]);
    if (parts[2].equals("*")) {
      add(meanings, key(statusClass, subject, ANY), meaning);
      return;
    }
    String[] range = parts[2].split("-", 2);
    int last = Integer.parseInt(range[range.length - 1]);
    for (int detail = Integer.parseInt(range[0]); detail <= last; detail++) {
      add(meanings, key(statusClass, subject, detail), meaning);
    }
  }

  private static void add(Map<Integer, StatusMeaning> meanings, int key, StatusMeaning meaning) {
    StatusMeaning earlier = meanings.putIfAbsent(key, meaning);
    if (earlier != null) {
      throw new IllegalStateException(
          "status registry: " + meaning.code() + " overlaps " + earlier.code() + "; keep one line");
    }
  }

  private static List<String[]> rows(String resource, int columns) {
    try (InputStream in = StatusRegistry.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar; build it again");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> columns(resource, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  private static String[] columns(String resource, String line, int columns) {
    String[] row = line.split("\\|", -1);
    if (row.length != columns) {
      throw new IllegalStateException(
          resource
              + ": expected "
              + columns
              + " columns between |, got "
              + row.length
              + ": "
              + line);
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i].strip();
    }
    return row;
  }
}
