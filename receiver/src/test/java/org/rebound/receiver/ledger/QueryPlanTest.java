package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.postgres.TestPostgres;

/** Lists find their rows by index, whatever part of the list is asked for. */
class QueryPlanTest {

  private static final Instant MIDDLE = Instant.parse("2026-03-01T00:00:00Z");

  private static Jdbi jdbi = Jdbi.create(TestPostgres.shared().freshDatabase());

  @BeforeAll
  static void fiveThousandBounces() {
    javax.sql.DataSource database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into address (tag, email, first_seen_at)"
                  + " select i, 'u' || i || '@d' || i % 50 || '.example', now()"
                  + " from generate_series(1, 2000) i");
          handle.execute(
              "insert into mailing (id, created_at) select i, now() from generate_series(1, 50) i");
          handle.execute(
              "insert into bounce_event (id, received_at, message_id, mailing_id, tag,"
                  + " foreign_recipient, kind, verdict, category, fault, diagnostic, rule,"
                  + " rule_pack, field, evidence, weighed, counted)"
                  + " select i, timestamptz '2026-03-01' + i * interval '1 minute', i, 1 + i % 50,"
                  + " 1 + i % 2000, false, 'bounce', 'hard', 'moved', 'recipient', 'd', 'r', 'p',"
                  + " 'f', 'e', '[]', true from generate_series(1, 5000) i");
          handle.execute(
              "insert into mailing_recipient (mailing_id, tag)"
                  + " select m, t from generate_series(1, 50) m, generate_series(1, 200) t");
          handle.execute(
              "insert into message (id, received_at, return_path, dialect, trusted, sender, peer,"
                  + " helo, session_id, kind, format, size, fingerprint)"
                  + " select i, timestamptz '2026-03-01' + i * interval '1 minute', 'r', 'signed',"
                  + " true, '<>', '192.0.2.1', 'h', 's', 'bounce', 'f', 1, ''"
                  + " from generate_series(1, 5000) i");
          handle.execute(
              "insert into message_raw (message_id, received_at, content)"
                  + " select id, received_at, '' from message");
          handle.execute(
              "insert into address_transition (at, tag, state_before, state_after, cause, actor)"
                  + " select now(), i, 'usable', 'blocked', 'hard_bounce', 'policy'"
                  + " from generate_series(1, 2000) i");
          handle.execute("analyze");
        });
  }

  @Test
  void newestBounces() {
    assertByIndex(filter(Optional.empty(), Optional.empty()), PageStep.first(100));
  }

  @Test
  void bouncesFromACursorOnForwardsAndBack() {
    for (boolean backwards : new boolean[] {false, true}) {
      assertByIndex(
          filter(Optional.empty(), Optional.empty()),
          new PageStep<>(
              100,
              Optional.of(new BouncePosition(MIDDLE.plusSeconds(60 * 2500), 2500)),
              backwards));
    }
  }

  @Test
  void bouncesOfAMailing() {
    assertByIndex(filter(Optional.of(7L), Optional.empty()), PageStep.first(100));
  }

  @Test
  void bouncesOfAnAddress() {
    assertByIndex(BounceFilter.ofAddress(new AddressTag(77)), PageStep.first(10));
  }

  @Test
  void bouncesOfASpanOfTime() {
    assertByIndex(filter(Optional.empty(), Optional.of(MIDDLE.plusSeconds(3600))), first());
  }

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

  private static PageStep<BouncePosition> first() {
    return PageStep.first(100);
  }

  private static BounceFilter filter(Optional<Long> mailing, Optional<Instant> to) {
    return new BounceFilter(
        mailing,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        to,
        Optional.empty(),
        Optional.empty());
  }

  private static void assertByIndex(BounceFilter filter, PageStep<BouncePosition> step) {
    List<String> plan =
        jdbi.withHandle(
            handle -> {
              try (Query query = BounceQueries.listQuery(handle, filter, step, "explain ")) {
                return query.mapTo(String.class).list();
              }
            });
    assertNoScanOfFacts(plan);
    assertThat(plan).anyMatch(line -> line.contains("Index"));
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
