package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.sql.Sql;

/** Single rows are found by index. */
class QueryPlanTest {

  private static final Jdbi jdbi = FilledLedger.make();

  @Test
  void oneBounceAndItsMessage() {
    assertNoScanOfFacts(explain("query-bounce", "id"));
    assertNoScanOfFacts(explain("query-raw-message", "id"));
  }

  @Test
  void changesOfAnAddress() {
    assertNoScanOfFacts(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("explain " + Sql.named("query-address-transitions"))
                    .bind("tag", 5L)
                    .bind("limit", 10)
                    .mapTo(String.class)
                    .list()));
  }

  private static List<String> explain(String statement, String parameter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("explain " + Sql.named(statement))
                .bind(parameter, 5L)
                .mapTo(String.class)
                .list());
  }

  private static void assertNoScanOfFacts(List<String> plan) {
    assertThat(plan)
        .isNotEmpty()
        .noneMatch(line -> line.matches(".*Seq Scan on (bounce_event|message|address_tr).*"));
  }
}
