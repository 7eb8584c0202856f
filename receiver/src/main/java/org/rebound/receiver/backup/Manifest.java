package org.rebound.receiver.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is in a backup, a line each; written last, so that a backup that was cut off has none. Names
 * are checked where they are read, for statements are made of them.
 *
 * @param made when the rows were as they are in it
 * @param schema version of the tables: the last migration that they have had
 * @param parts names of the parts of tables that are split by time
 * @param sequences the last number that each sequence gave
 * @param digests SHA-256, in hexadecimal, of each other entry of the file
 */
record Manifest(
    Instant made,
    int schema,
    List<String> parts,
    Map<String, Long> sequences,
    List<Table> tables,
    Map<String, String> digests) {

  static final String NAME = "MANIFEST";

  private static final String HEAD = "rebound-backup 1";
  private static final Pattern NAMES = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Pattern ENTRY = Pattern.compile("(tables|files)/[a-z0-9][a-z0-9_.-]{0,99}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /**
   * A table and the columns that are in the backup, in their order.
   *
   * @param rows how many it has
   */
  record Table(String name, List<String> columns, long rows) {

    Table {
      checked(name);
      columns.forEach(Manifest::checked);
    }

    String entry() {
      return "tables/" + name;
    }

    /** The columns for a statement. */
    String columnList() {
      return "\"" + String.join("\", \"", columns) + "\"";
    }
  }

  /** The number of rows of this table; 0 when it is not there. */
  long rows(String table) {
    return tables.stream().filter(t -> t.name().equals(table)).mapToLong(Table::rows).sum();
  }

  /** The text of it, as {@link #parse} reads it. */
  String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    text.append("made ").append(made).append('\n');
    text.append("schema ").append(schema).append('\n');
    parts.forEach(part -> text.append("part ").append(part).append('\n'));
    sequences.forEach(
        (n, v) -> text.append("sequence ").append(n).append(' ').append(v).append('\n'));
    tables.forEach(
        table ->
            text.append("table ")
                .append(table.name())
                .append(' ')
                .append(table.rows())
                .append(' ')
                .append(String.join(",", table.columns()))
                .append('\n'));
    digests.forEach((n, d) -> text.append("sha256 ").append(d).append(' ').append(n).append('\n'));
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws BackupException when it is not such a text, or one of a newer form
   */
  static Manifest parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new BackupException(
          "it is no backup that this release can read; try the release that made it");
    }
    Instant made = Instant.EPOCH;
    int schema = 0;
    List<String> parts = new ArrayList<>();
    Map<String, Long> sequences = new LinkedHashMap<>();
    List<Table> tables = new ArrayList<>();
    Map<String, String> digests = new LinkedHashMap<>();
    try {
      for (String line : lines.subList(1, lines.size())) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
          case "made" -> made = Instant.parse(words[1]);
          case "schema" -> schema = Integer.parseInt(words[1]);
          case "part" -> parts.add(checked(words[1]));
          case "sequence" -> sequences.put(checked(words[1]), Long.parseLong(words[2]));
          case "table" ->
              tables.add(
                  new Table(words[1], List.of(words[3].split(",", -1)), Long.parseLong(words[2])));
          case "sha256" -> digests.put(matching(ENTRY, words[2]), matching(DIGEST, words[1]));
          default -> throw new BackupException("its manifest has a line of no known kind");
        }
      }
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BackupException("its manifest is damaged", e);
    }
    return new Manifest(made, schema, parts, sequences, tables, digests);
  }

  private static String checked(String text) {
    return matching(NAMES, text);
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new BackupException("its manifest names what a backup never holds");
    }
    return text;
  }
}
