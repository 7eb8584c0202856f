package org.rebound.receiver.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.ledger.FilledLedger;

/** Lists find their rows by index, whatever part of the list is asked for, and sort nothing. */
class ListPlanTest {

  private static final Jdbi JDBI = FilledLedger.make();

  @ParameterizedTest
  @ValueSource(
      strings = {"receivedAt", "id", "mailing", "kind", "verdict", "category", "fault", "status"})
  void bouncesInTheirOrders(String column) {
    everyPartComesByIndex(Lists.BOUNCES, column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"address", "domain", "cause", "blockedAt", "category", "fault", "status"})
  void blockedAddressesInTheirOrders(String column) {
    everyPartComesByIndex(Lists.BLOCKED, column);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "key", "id"})
  void contactsInTheirOrders(String column) {
    JDBI.useHandle(
        handle ->
            handle.execute(
                "insert into contact (key, name, created_at) select 'k' || i, 'n' || i % 50, now()"
                    + " from generate_series(1, 5000) i on conflict do nothing"));
    everyPartComesByIndex(BookLists.CONTACTS, column);
  }

  @Test
  void membersOfASelectionInTheOrderTheyCame() {
    JDBI.useHandle(
        handle -> {
          handle.execute(
              "insert into collection (kind, name, created_at) select 'selection', 's' || i, now()"
                  + " from generate_series(1, 5) i on conflict do nothing");
          handle.execute(
              "insert into collection_member select n.id, a.tag, now() from collection n, address a"
                  + " on conflict do nothing");
          handle.execute("analyze collection_member");
        });
    Condition in =
        new Condition.OneOf(
            BookLists.MEMBERS.column("collection").orElseThrow(), List.of(Optional.of("3")));
    assertThat(plan(BookLists.MEMBERS, BookLists.MEMBERS.order(), first(), in))
        .anyMatch(line -> line.contains("collection_member_by_time"))
        .noneMatch(line -> line.contains("Sort  ("));
  }

  @Test
  void bouncesOfAMailing() {
    comesByIndex(Lists.BOUNCES, Lists.BOUNCES.order(), first(), is("mailing", "7"));
  }

  @Test
  void bouncesOfAnAddress() {
    comesByIndex(Lists.BOUNCES, Lists.BOUNCES.order(), first(), is("address", "u77@d27.example"));
  }

  @Test
  void bouncesOfASpanOfTime() {
    comesByIndex(
        Lists.BOUNCES,
        Lists.BOUNCES.order(),
        first(),
        new Condition.Span(
            column("receivedAt"), Optional.empty(), Optional.of("2026-03-01T01:00:00Z")));
  }

  private static void everyPartComesByIndex(RowList<?> list, String name) {
    for (boolean descending : new boolean[] {false, true}) {
      Order order = new Order(list.column(name).orElseThrow(), descending);
      assertThat(plan(list, order, first())).noneMatch(line -> line.contains("Sort  ("));
      comesByIndex(list, order, first());
      for (boolean backwards : new boolean[] {false, true}) {
        Placed<?> row = page(list, order).rows().get(1);
        PageStep<Position> step = new PageStep<>(100, Optional.of(row.position()), backwards);
        assertThat(list.accepts(order, row.position())).isTrue();
        comesByIndex(list, order, step);
      }
    }
  }

  private static <R> Page<Placed<R>> page(RowList<R> list, Order order) {
    return new ListReader(JDBI).page(list, new Question(List.of(), order, first()));
  }

  private static void comesByIndex(
      RowList<?> list, Order order, PageStep<Position> step, Condition... conditions) {
    String scanned =
        list.equals(Lists.BLOCKED)
            ? "blocked_address"
            : list.equals(BookLists.CONTACTS) ? "contact" : "bounce_event";
    assertThat(plan(list, order, step, conditions))
        .anyMatch(line -> line.contains("Index"))
        .noneMatch(line -> line.contains("Seq Scan on " + scanned));
  }

  private static List<String> plan(
      RowList<?> list, Order order, PageStep<Position> step, Condition... conditions) {
    return JDBI.withHandle(
        handle -> {
          try (Query query =
              RowsQuery.of(
                  handle, list, new Question(List.of(conditions), order, step), "explain ")) {
            return query.mapTo(String.class).list();
          }
        });
  }

  private static Condition is(String column, String value) {
    return new Condition.OneOf(column(column), List.of(Optional.of(value)));
  }

  private static Column column(String name) {
    return Lists.BOUNCES.column(name).orElseThrow();
  }

  private static PageStep<Position> first() {
    return PageStep.first(100);
  }
}
