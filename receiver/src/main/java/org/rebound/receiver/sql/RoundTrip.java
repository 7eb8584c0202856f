package org.rebound.receiver.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Statements that go to the server together and are answered together. They run one after the
 * other, each sees what those before it did, and after one that fails none is run. Used once, by
 * one thread.
 */
public final class RoundTrip {

  /** A parameter, and not the second colon of a cast. */
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]++)");

  private static final ConcurrentMap<List<String>, String> TEXTS = new ConcurrentHashMap<>();

  private final Handle handle;
  private final List<Part<?, ?>> parts = new ArrayList<>();

  /** Nothing yet, to be done by {@code handle}. */
  public RoundTrip(Handle handle) {
    this.handle = handle;
  }

  /** Reads a row of an answer. */
  @FunctionalInterface
  public interface Reader<R> {

    /** The row that {@code rows} stands at. */
    R read(ResultSet rows) throws SQLException;
  }

  private record Part<T, R>(
      String name, List<T> rows, Consumer<Rows<T>> columns, Reader<R> reader, List<R> answer) {

    void bind(Query query, int place) {
      columns.accept(new Rows<>(query, rows, "_" + place));
    }

    void read(ResultSet result) throws SQLException {
      while (result.next()) {
        answer.add(reader.read(result));
      }
    }
  }

  /** Adds the statement {@code sql/<name>.sql} with {@code rows}, of which it takes the columns. */
  public <T> void add(String name, List<T> rows, Consumer<Rows<T>> columns) {
    ask(name, rows, columns, row -> row);
  }

  /** The same of a statement that answers rows, to be had after {@link #make()}. */
  public <T, R> Supplier<List<R>> ask(
      String name, List<T> rows, Consumer<Rows<T>> columns, Reader<R> reader) {
    Part<T, R> part = new Part<>(name, rows, columns, reader, new ArrayList<>());
    parts.add(part);
    return part::answer;
  }

  /** Runs what was added. */
  public void make() {
    if (parts.isEmpty()) {
      return;
    }
    try (Query query = handle.createQuery(text())) {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).bind(query, i);
      }
      query.execute(
          (statement, context) -> {
            read(statement.get());
            return parts.size();
          });
    }
  }

  private void read(PreparedStatement executed) throws SQLException {
    for (Part<?, ?> part : parts) {
      ResultSet result = executed.getResultSet();
      if (result != null) {
        part.read(result);
      }
      executed.getMoreResults();
    }
  }

  private String text() {
    return TEXTS.computeIfAbsent(
        parts.stream().map(Part::name).toList(),
        names ->
            IntStream.range(0, names.size())
                .mapToObj(
                    i -> PARAMETER.matcher(Sql.named(names.get(i))).replaceAll(":$1_" + i).strip())
                .collect(Collectors.joining(";\n")));
  }
}
