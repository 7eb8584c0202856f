package org.rebound.receiver.lists;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.rebound.receiver.sql.Sql;

/**
 * Reads all rows of a list as they were at one moment, two thousand at a time: memory is the same
 * however many there are. Holds one connection while it reads. Safe for many threads.
 */
public final class ListStream {

  private static final int FETCH = 2_000;
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Jdbi jdbi;

  /** Reads through {@code jdbi}. */
  public ListStream(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where rows go. Whatever it throws ends the reading and is thrown to the caller. */
  public interface Sink<R> {

    /** Comes first: so many rows will follow, exactly. */
    void begin(long count) throws IOException;

    /** One row, in the order that was asked for. */
    void row(R row) throws IOException;
  }

  /**
   * Gives all rows that fulfil the conditions to {@code sink}.
   *
   * @param patience how long each step of the database may take
   * @throws IOException when the sink throws it
   * @throws org.jdbi.v3.core.JdbiException when the database fails
   */
  public <R> void read(
      RowList<R> list, List<Condition> conditions, Order order, Duration patience, Sink<R> sink)
      throws IOException {
    // Not the handle of the thread: what the sink writes meanwhile is no part of this transaction.
    try (Handle handle = jdbi.open()) {
      LongSilence.during(
          handle.getConnection(),
          patience.plus(GRACE),
          () ->
              handle.useTransaction(
                  reading -> read(reading, list, conditions, order, patience, sink)));
    }
  }

  private static <R> void read(
      Handle handle,
      RowList<R> list,
      List<Condition> conditions,
      Order order,
      Duration patience,
      Sink<R> sink)
      throws IOException {
    begin(handle, patience);
    try (Query count = rows(handle, list, conditions)) {
      sink.begin(count.define("what", "count(*)").define("rest", "").mapTo(Long.class).one());
    }
    try (Query query = rows(handle, list, conditions);
        ResultIterator<R> rows =
            query
                .define("what", Sql.named("list-" + list.source() + "-row"))
                .define("rest", orderBy(list, order))
                .setFetchSize(FETCH)
                .map(ConstructorMapper.of(list.row()))
                .iterator()) {
      each(rows, sink);
    }
  }

  private static Query rows(Handle handle, RowList<?> list, List<Condition> conditions) {
    return ListReader.query(handle, "list-" + list.source(), list, conditions, "");
  }

  private static <R> void each(Iterator<R> rows, Sink<R> sink) throws IOException {
    while (rows.hasNext()) {
      sink.row(rows.next());
    }
  }

  private static void begin(Handle handle, Duration patience) {
    handle.execute("set transaction isolation level repeatable read, read only");
    try (Query query = handle.createQuery(Sql.named("begin-stream"))) {
      query
          .bind("patience", Long.toString(patience.toMillis()))
          .bind("idle", Long.toString(patience.plus(GRACE).toMillis()))
          .mapToMap()
          .one();
    }
  }

  private static String orderBy(RowList<?> list, Order order) {
    String direction = order.descending() ? " desc" : " asc";
    return list.by(order).stream()
        .map(column -> column.sql() + direction)
        .collect(Collectors.joining(", ", "order by ", ""));
  }
}
