package org.rebound.receiver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.postgres.TestPostgres;

class RoundTripTest {

  private static final Jdbi JDBI = migrated();

  private static Jdbi migrated() {
    var database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    return Jdbi.create(database);
  }

  @Test
  void statementsSeeWhatThoseBeforeThemDid() {
    JDBI.useHandle(
        handle -> {
          RoundTrip trip = new RoundTrip(handle);
          make(trip, "first", "second");
          Supplier<List<String>> found = find(trip, "second", "third");
          make(trip, "third");
          Supplier<List<String>> later = find(trip, "second", "third");
          trip.make();
          assertThat(found.get()).containsExactly("second");
          assertThat(later.get()).containsExactlyInAnyOrder("second", "third");
        });
  }

  @Test
  void sameParametersOfTwoStatementsStayApart() {
    JDBI.useHandle(
        handle -> {
          RoundTrip trip = new RoundTrip(handle);
          make(trip, "one");
          make(trip, "other");
          Supplier<List<String>> found = find(trip, "one", "other");
          trip.make();
          assertThat(found.get()).containsExactlyInAnyOrder("one", "other");
        });
  }

  @Test
  void nothingOfATransactionStaysWhenAStatementInTheMiddleFails() {
    assertThatThrownBy(
            () ->
                JDBI.useTransaction(
                    handle -> {
                      RoundTrip trip = new RoundTrip(handle);
                      make(trip, "before");
                      trip.add(
                          "add-named-mailings",
                          List.of("no time"),
                          rows -> rows.texts("name", n -> n).texts("first_at", n -> n));
                      make(trip, "after");
                      trip.make();
                    }))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("no time");
    assertThat(names()).doesNotContain("before", "after");
  }

  @Test
  void noStatementNoTrip() throws Exception {
    try (Handle handle = JDBI.open()) {
      Connection connection = handle.getConnection();
      connection.close();
      new RoundTrip(handle).make();
    }
  }

  @Test
  void noRowsChangeNothing() {
    JDBI.useHandle(
        handle -> {
          RoundTrip trip = new RoundTrip(handle);
          make(trip);
          Supplier<List<String>> found = find(trip);
          trip.make();
          assertThat(found.get()).isEmpty();
        });
  }

  private static void make(RoundTrip trip, String... names) {
    trip.add(
        "add-named-mailings",
        Arrays.asList(names),
        rows -> rows.texts("name", n -> n).texts("first_at", n -> Instant.EPOCH.toString()));
  }

  private static Supplier<List<String>> find(RoundTrip trip, String... names) {
    return trip.ask(
        "find-named-mailings",
        Arrays.asList(names),
        rows -> rows.texts("name", n -> n),
        row -> row.getString("name"));
  }

  private static List<String> names() {
    return JDBI.withHandle(
        handle ->
            handle.select("select name from mailing").mapToMap().stream()
                .map(Map::values)
                .map(String::valueOf)
                .toList());
  }
}
