package org.rebound.receiver.sql;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Binds many rows to one statement, a column at a time, as the arrays that {@code unnest} takes: so
 * a statement is the same however many rows it has, and goes over the wire once.
 */
public final class Rows<T> {

  private final SqlStatement<?> statement;
  private final List<T> rows;
  private final String suffix;

  /** Rows to be bound to {@code statement}. */
  public Rows(SqlStatement<?> statement, List<T> rows) {
    this(statement, rows, "");
  }

  /** The same, where every parameter's name is that of its column with {@code suffix} after it. */
  Rows(SqlStatement<?> statement, List<T> rows, String suffix) {
    this.statement = statement;
    this.rows = rows;
    this.suffix = suffix;
  }

  /** Binds a column of whole numbers. */
  public Rows<T> longs(String column, Function<T, @Nullable Long> value) {
    return bind(column, "bigint", rows.stream().map(value).toArray(Long[]::new));
  }

  /** Binds a column of text. */
  public Rows<T> texts(String column, Function<T, @Nullable String> value) {
    return bind(column, "text", rows.stream().map(value).toArray(String[]::new));
  }

  /** Binds a column of truth values. */
  public Rows<T> booleans(String column, Function<T, @Nullable Boolean> value) {
    return bind(column, "boolean", rows.stream().map(value).toArray(Boolean[]::new));
  }

  /** Binds a column of bytes. */
  public Rows<T> bytes(String column, Function<T, byte[]> value) {
    return bind(column, "bytea", rows.stream().map(value).toArray(byte[][]::new));
  }

  private Rows<T> bind(String column, String type, @Nullable Object[] values) {
    statement.bind(
        column + suffix,
        (position, prepared, context) ->
            prepared.setArray(position, prepared.getConnection().createArrayOf(type, values)));
    return this;
  }
}
