package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.sql.Sql;

class HousekeeperTest {

  /** The real time, because the database has no other; parts are named after it. */
  private final Instant now = Instant.now();

  private final TestLedger ledger = new TestLedger();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void partsAreMadeAheadOfTime() {
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);

    assertThat(parts("message")).hasSize(3 + 1);
    assertThat(parts("message_raw")).hasSize(8 + 1);
    assertThat(parts("bounce_event"))
        .contains(PartitionedTable.BOUNCE_EVENT.nameOf(PartitionedTable.BOUNCE_EVENT.startOf(now)));
  }

  @Test
  void keepingHouseTwiceChangesNothing() {
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);
    List<String> before = parts("message_raw");

    assertThat(Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now)).isTrue();
    assertThat(parts("message_raw")).isEqualTo(before);
  }

  @Test
  void bounceIsRecordedWhetherOrNotItsPartIsThere() {
    Recorded before = record(1, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);
    Recorded after = record(2, now);

    assertThat(ledger.count("select count(*) from only bounce_event_default")).isZero();
    assertThat(ledger.event(before)).containsEntry("counted", true);
    assertThat(ledger.event(after)).containsEntry("counted", true);
    assertThat(ledger.count("select count(*) from address_transition")).isEqualTo(2);
  }

  @Test
  void rowsFromATimeWhenTheClockWasAYearAheadMoveToTheirOwnPart() {
    Instant ahead = now.plus(Duration.ofDays(365));
    Recorded strange = record(1, ahead);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);

    assertThat(ledger.count("select count(*) from only message_default")).isZero();
    assertThat(ledger.count("select count(*) from message where id = ?", strange.messageId()))
        .isOne();
    assertThat(parts("message")).hasSize(4 + 1);
  }

  @Test
  void whatIsTooOldIsDroppedAndWhatIsNotIsKept() {
    Recorded ancient = record(1, now.minus(Duration.ofDays(1_000)));
    Recorded old = record(2, now.minus(Duration.ofDays(40)));
    Recorded recent = record(3, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);

    assertThat(ledger.all("select id from message order by id"))
        .extracting(row -> row.get("id"))
        .containsExactly(old.messageId(), recent.messageId());
    assertThat(ledger.all("select message_id from message_raw"))
        .extracting(row -> row.get("message_id"))
        .containsExactly(recent.messageId());
    assertThat(ledger.all("select message_id from intake_key order by message_id"))
        .extracting(row -> row.get("message_id"))
        .containsExactly(old.messageId(), recent.messageId())
        .doesNotContain(ancient.messageId());
    assertThat(ledger.count("select count(*) from address where state = 'blocked'")).isEqualTo(3);
  }

  @Test
  void jobsThatWereOverForTooLongAreForgottenAndTheirIdempotencyKeysWithThem() {
    job("old", now.minus(Duration.ofDays(91)), "done");
    job("recent", now.minus(Duration.ofDays(89)), "failed");
    job("runs for a year", null, "running");
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);

    assertThat(ledger.all("select idempotency_key from job order by id"))
        .extracting(row -> row.get("idempotency_key"))
        .containsExactly("recent", "runs for a year");
  }

  @Test
  void importThatNobodyStartsIsForgottenAfterADayWithItsAddresses() {
    for (int hours : new int[] {1, 24, 30, 40, 50}) {
      ledger.run(
          "insert into import (id, source, format, actor, created_at, job_id) overriding system"
              + " value values (%d, 's', 'text', 'me', now() - interval '%d hours', %s)"
                  .formatted(hours, hours, hours < 40 ? "null" : Integer.toString(900 + hours)));
      ledger.run(
          "insert into import_row values (%d, 1, 'a@b.example', 'bounces', 's')".formatted(hours));
      ledger.run("insert into import_fault values (%d, 1, 'p', 'r')".formatted(hours));
    }
    ledger.run(
        "insert into job (id, action, request, state, actor, created_at, ended_at) overriding"
            + " system value values (940, 'import', '{}', 'running', 'me', now(), null),"
            + " (950, 'import', '{}', 'cancelled', 'me', now(), now())");
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, Instant.now());
    assertThat(ledger.all("select import_id from import_row order by 1"))
        .as("of lists that are not over")
        .extracting(row -> row.get("import_id"))
        .containsExactly(1L, 24L, 40L);
    for (String known : List.of("id from import", "import_id as id from import_fault")) {
      assertThat(ledger.all("select " + known + " order by 1"))
          .as(known)
          .extracting(row -> row.get("id"))
          .containsExactly(1L, 24L, 40L, 50L);
    }
  }

  private void job(String key, @Nullable Instant endedAt, String state) {
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into job (action, request, state, idempotency_key, actor, created_at,"
                    + " ended_at) values ('clear', '{}', ?, ?, 'me', ?, ?)",
                state,
                key,
                now.minus(Duration.ofDays(365)),
                endedAt));
  }

  @Test
  void tagOfADeletedAddressIsForgottenAfterAMonthAndTheDeletionWithTheFacts() {
    for (int days : new int[] {1, 31, 5_000}) {
      ledger.run(
          "insert into address_deletion (at, tag) values (now() - interval '%d days', %d)"
              .formatted(days, days));
    }
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, Instant.now());
    assertThat(ledger.all("select tag from address_deletion order by at desc"))
        .extracting(row -> String.valueOf(row.get("tag")))
        .containsExactly("1", "null");
  }

  @Test
  void logOfWebhooksIsKeptForAMonth() {
    ledger.run(
        "insert into webhook (url, kinds, secret, next_attempt_at, created_at) values"
            + " ('https://shop.example/', '{blocked}', '', now(), now())");
    for (int days : new int[] {29, 31}) {
      ledger.run(
          "insert into webhook_delivery (webhook_id, at, message, kind, attempt) select id, now() -"
              + " interval '%d days', 'm%d', 'blocked', 1 from webhook".formatted(days, days));
    }
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, Instant.now());
    assertThat(ledger.all("select message from webhook_delivery"))
        .extracting(row -> row.get("message"))
        .containsExactly("m29");
  }

  @Test
  void clockThatRunsAheadOfTheDatabaseDropsNothing() {
    record(1, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now);
    Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now.plus(Duration.ofDays(3_650)));

    assertThat(ledger.count("select count(*) from message_raw")).isOne();
    assertThat(ledger.count("select count(*) from message")).isOne();
  }

  @Test
  void onlyOneDaemonKeepsHouse() {
    try (var other = ledger.jdbi.open()) {
      other.execute("select pg_advisory_lock(?)", 0x7265626f756e64L);

      assertThat(Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now)).isFalse();
      other.execute("select pg_advisory_unlock(?)", 0x7265626f756e64L);
    }
    assertThat(Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now)).isTrue();
  }

  @Test
  void busyTableIsLeftForTheNextTimeAndStaysWhole() {
    record(1, now);
    try (var reader = ledger.jdbi.open()) {
      reader.begin();
      reader.execute("select * from message_default");

      assertThatThrownBy(() -> Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now))
          .hasMessageContaining("lock timeout");
      reader.rollback();
    }
    Recorded meanwhile = record(2, now);
    assertThat(Housekeeper.once(ledger.jdbi, Retention.DEFAULTS, now)).isTrue();

    assertThat(ledger.count("select count(*) from message")).isEqualTo(2);
    assertThat(ledger.event(meanwhile)).containsEntry("counted", true);
  }

  @Test
  void housekeeperStartsAtOnceAndEndsWhenClosed() throws Exception {
    Thread[] before = threads();
    try (Housekeeper housekeeper =
        Housekeeper.start(ledger.database, Retention.DEFAULTS, Clock.fixed(now, ZoneOffset.UTC))) {
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (parts("address_transition").size() < 4 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(parts("address_transition")).hasSize(4);
      assertThat(housekeeper).isNotNull();
    }
    assertThat(threads().length).isLessThanOrEqualTo(before.length);
  }

  private static Thread[] threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("rebound-housekeeper"))
        .toArray(Thread[]::new);
  }

  private Recorded record(int number, Instant at) {
    return ledger.record(
        Bounces.signed(number, "r" + number + "@example.org", Category.MAILBOX_UNKNOWN).at(at));
  }

  private List<String> parts(String table) {
    return ledger.jdbi.withHandle(
        h ->
            h.createQuery(Sql.named("list-partitions"))
                .bind("table", table)
                .mapTo(String.class)
                .list());
  }
}
