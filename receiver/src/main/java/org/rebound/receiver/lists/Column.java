package org.rebound.receiver.lists;

import java.util.List;
import java.util.Optional;

/**
 * A column of a list.
 *
 * @param name its name in the API: camelCase
 * @param type what its values are
 * @param sql its value in SQL, never null: what has no value has the type's value for none
 * @param exact what equality is asked of in place of {@code sql}, where another index serves it:
 *     for an address the tag
 * @param placed what rows are ordered by in place of {@code sql}, where that tells more: for a flag
 *     its time
 * @param missing whether rows may have no value
 * @param words the values of a {@link ColumnType#WORD}, in their order of meaning; else empty
 * @param description one sentence for the description of the API
 */
public record Column(
    String name,
    ColumnType type,
    String sql,
    Optional<String> exact,
    Optional<Column> placed,
    boolean missing,
    List<String> words,
    String description) {

  public Column {
    words = List.copyOf(words);
  }

  static Column of(String name, ColumnType type, String sql, String description) {
    return new Column(
        name, type, sql, Optional.empty(), Optional.empty(), false, List.of(), description);
  }

  /** A column whose SQL may be null. */
  static Column optional(String name, ColumnType type, String sql, String description) {
    return new Column(
        name,
        type,
        never(type, sql),
        Optional.empty(),
        Optional.empty(),
        true,
        List.of(),
        description);
  }

  static Column word(String name, String sql, List<String> words, String description) {
    return new Column(
        name, ColumnType.WORD, sql, Optional.empty(), Optional.empty(), false, words, description);
  }

  /** A column of words whose SQL may be null. */
  static Column optionalWord(String name, String sql, List<String> words, String description) {
    String never = never(ColumnType.WORD, sql);
    return new Column(
        name, ColumnType.WORD, never, Optional.empty(), Optional.empty(), true, words, description);
  }

  /** The same, with equality asked of {@code other}, which may be null. */
  Column foundBy(String other) {
    return new Column(name, type, sql, Optional.of(other), placed, missing, words, description);
  }

  /** The same, with rows ordered by {@code other}. */
  Column placedBy(Column other) {
    return new Column(name, type, sql, exact, Optional.of(other), missing, words, description);
  }

  /** The same where no row has a value. */
  Column unvalued() {
    return new Column(
        name,
        type,
        "'" + type.none() + "'::" + type.sql(),
        exact,
        placed,
        missing,
        words,
        description);
  }

  private static String never(ColumnType type, String sql) {
    return "coalesce(" + sql + ", '" + type.none() + "'::" + type.sql() + ")";
  }

  /** What the rows of a group share: the value, or the day (UTC) of a time. */
  String group() {
    return type == ColumnType.TIME ? "date_trunc('day', " + sql + ", 'UTC')" : sql;
  }

  /** Reads a value of this column; empty when it can have no such value. */
  public Optional<String> read(String text) {
    return type.read(text).filter(value -> words.isEmpty() || words.contains(value));
  }

  /** What a value looks like, for an error message. */
  public String expected() {
    return words.isEmpty() ? type.expected() : "one of " + String.join(", ", words);
  }
}
