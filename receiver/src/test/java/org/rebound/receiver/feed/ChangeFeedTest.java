package org.rebound.receiver.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.postgres.TestPostgres;

/** The feed in a database of its own, written to by hand. */
class ChangeFeedTest {

  private static final String BOUNCE =
      "insert into bounce_event (id, received_at, message_id, mailing_id, tag, foreign_recipient,"
          + " kind, verdict, category, fault, status, diagnostic, rule, rule_pack, field, evidence,"
          + " weighed, counted) values (nextval('bounce_event_id'), now(), 1, 42, %d, false, '%s',"
          + " 'hard', 'mailbox_unknown', 'recipient', '5.1.1', 'no such user', 'r', 'p', 'status',"
          + " '5.1.1', '[]', true)";
  private static final String TRANSITION =
      "insert into address_transition (at, tag, state_before, state_after, cause, bounce_id, actor)"
          + " values (now(), 7, '%s', '%s', '%s', (select max(id) from bounce_event), 'policy')";
  private static final String BLOCKED = TRANSITION.formatted("usable", "blocked", "hard_bounce");
  private static final String FREED = TRANSITION.formatted("blocked", "usable", "cleared");
  private static final String ADDRESS =
      "insert into address (tag, email, first_seen_at) values (7, 'eve@example.com', now())";

  private final DataSource database = migrated();
  private final Jdbi jdbi = Jdbi.create(database);
  private final ChangeFeed feed = new ChangeFeed(jdbi);

  private static DataSource migrated() {
    DataSource database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    return database;
  }

  @Test
  void bounceAndTheBlockThatItBroughtComeOneAfterTheOtherWithAllThatASenderNeeds() {
    run(ADDRESS, BOUNCE.formatted(7, "bounce"), BLOCKED);
    List<Change> changes = all();
    assertThat(changes).extracting(c -> c.what().kind()).containsExactly("bounced", "blocked");
    Change.What bounced = changes.get(0).what();
    assertThat(bounced.address()).contains("eve@example.com");
    assertThat(bounced.tag()).contains(7L);
    assertThat(bounced.counted()).contains(true);
    Change.What blocked = changes.get(1).what();
    assertThat(blocked.cause()).contains("hard_bounce");
    assertThat(blocked.mailingId()).contains(42L);
    assertThat(blocked.category()).contains("mailbox_unknown");
    assertThat(blocked.bounceId()).isEqualTo(bounced.bounceId());
  }

  @Test
  void whatIsNoBounceAndWhatBlocksAndFreesNobodyIsNoChange() {
    run(
        BOUNCE.formatted(7, "delayed"),
        BOUNCE.formatted(7, "auto_reply"),
        TRANSITION.formatted("usable", "usable", "cleared"),
        TRANSITION.formatted("blocked", "blocked", "cleared"),
        BOUNCE.formatted(7, "complaint"),
        TRANSITION.formatted("blocked", "blocked", "complaint"));
    assertThat(kinds()).containsExactly("complained", "blocked");
  }

  @Test
  void changeIsHeldBackUntilEveryTransactionThatBeganBeforeItHasEnded() {
    try (Handle slow = jdbi.open()) {
      slow.begin();
      slow.execute(BOUNCE.formatted(1, "bounce"));
      run(BOUNCE.formatted(2, "bounce"));
      assertThat(feed.after(Optional.empty(), 10)).isEmpty();
      assertThat(feed.newest()).isEmpty();
      assertThat(feed.heldBack()).isPositive();
      slow.commit();
    }
    assertThat(tags()).containsExactly(1L, 2L);
  }

  @Test
  void transactionThatIsRolledBackIsNoChangeAndHoldsNothingBackAfterwards() {
    try (Handle slow = jdbi.open()) {
      slow.begin();
      slow.execute(BOUNCE.formatted(1, "bounce"));
      run(BOUNCE.formatted(2, "bounce"));
      slow.rollback();
    }
    assertThat(tags()).containsExactly(2L);
  }

  @Test
  void readerHoldsNothingBackHoweverLongItReads() {
    try (Handle reader = jdbi.open()) {
      reader.begin();
      reader.select("select count(*) from bounce_event").mapTo(Long.class).one();
      run(BOUNCE.formatted(2, "bounce"));
      assertThat(tags()).containsExactly(2L);
      reader.commit();
    }
  }

  /** The transaction that began first may come to an address last. */
  @Test
  void changesOfOneAddressComeInTheOrderInWhichTheyTookEffect() throws Exception {
    run(ADDRESS);
    ExecutorService waiter = Executors.newSingleThreadExecutor();
    try (Handle early = jdbi.open();
        Handle late = jdbi.open()) {
      early.begin();
      early.execute(BOUNCE.formatted(1, "bounce"));
      late.begin();
      late.execute("select from address where tag = 7 for update");
      late.execute(BLOCKED);
      Future<?> waiting =
          waiter.submit(() -> early.execute("select from address where tag = 7 for update"));
      late.commit();
      waiting.get(30, TimeUnit.SECONDS);
      early.execute(FREED);
      early.execute(
          "insert into address_deletion (at, tag) select now(), tag from address where tag = 7");
      early.commit();
    } finally {
      waiter.shutdown();
    }
    assertThat(kinds()).containsExactly("bounced", "blocked", "freed", "deleted");
  }

  @Test
  void readerWhoStopsAnywhereGoesOnWithTheNext() {
    run(BOUNCE.formatted(1, "bounce"), BLOCKED, BOUNCE.formatted(2, "bounce"), FREED);
    run(BOUNCE.formatted(3, "bounce"));
    List<Change> all = all();
    assertThat(all).hasSize(5);
    for (int i = 0; i < all.size(); i++) {
      assertThat(feed.after(Optional.of(all.get(i).place()), 100))
          .isEqualTo(all.subList(i + 1, all.size()));
    }
    assertThat(feed.newest()).contains(all.get(4).place());
  }

  @Test
  void placeWithoutItsRowIsLostSinceNobodyKnowsWhatCameAfterIt() {
    run(BOUNCE.formatted(1, "bounce"), BLOCKED);
    for (Change change : all()) {
      ChangePlace place = change.place();
      for (ChangePlace other :
          List.of(
              new ChangePlace(place.source(), place.place() + 1, place.id(), place.at()),
              new ChangePlace(place.source(), place.place(), place.id() + 99, place.at()),
              new ChangePlace('d', place.place(), place.id(), place.at()),
              new ChangePlace(
                  place.source(), place.place(), place.id(), place.at().plusMillis(1)))) {
        assertThatThrownBy(() -> feed.after(Optional.of(other), 10))
            .isInstanceOf(LostPlaceException.class);
      }
    }
  }

  @Test
  void rowsFromBeforeTheFeedAreInNone() {
    run(BOUNCE.formatted(1, "bounce"), "update bounce_event set feed_place = null");
    run(BOUNCE.formatted(2, "bounce"));
    assertThat(tags()).containsExactly(2L);
  }

  /** Its transactions have lower numbers than those that the rows came from. */
  @Test
  void feedOfADatabaseThatWasRestoredIntoAYoungerClusterBeginsAnew() {
    run(BOUNCE.formatted(1, "bounce"), BLOCKED);
    assertThat(ChangeFeed.beginAnewIfRestored(jdbi)).isFalse();
    ChangePlace before = all().get(1).place();
    run("update bounce_event set feed_place = '999999999999'");
    assertThat(ChangeFeed.beginAnewIfRestored(jdbi)).isTrue();
    assertThat(ChangeFeed.beginAnewIfRestored(jdbi)).isFalse();
    assertThatThrownBy(() -> feed.after(Optional.of(before), 10))
        .isInstanceOf(LostPlaceException.class);
    run(BOUNCE.formatted(2, "bounce"));
    assertThat(tags()).containsExactly(2L);
  }

  @Test
  void whoWaitsIsWokenByAChange() throws Exception {
    try (ChangeWatch watch = ChangeWatch.start(feed, Runnable::run)) {
      CountDownLatch woken = new CountDownLatch(1);
      watch.after(feed.newest(), Duration.ofMinutes(10), woken::countDown);
      assertThat(watch.waiting()).isEqualTo(1);
      run(BOUNCE.formatted(2, "bounce"));
      assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(watch.waiting()).isZero();
    }
  }

  @Test
  void whoWaitsWaitsNoLongerThanHeWillNorLongerThanThereIsAWatch() throws Exception {
    ChangeWatch watch = ChangeWatch.start(feed, Runnable::run);
    CountDownLatch over = new CountDownLatch(3);
    watch.after(Optional.empty(), Duration.ofMinutes(10), over::countDown);
    CountDownLatch impatient = new CountDownLatch(1);
    watch.after(Optional.empty(), Duration.ofMillis(20), impatient::countDown);
    assertThat(impatient.await(1, TimeUnit.MINUTES)).isTrue();
    watch.after(Optional.empty(), Duration.ofMinutes(10), over::countDown);
    watch.close();
    watch.after(Optional.empty(), Duration.ofMinutes(10), over::countDown);
    assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
  }

  /**
   * What is shown when nothing is held back: the server's own housekeeping, and that of other
   * tests, writes in transactions too.
   */
  private List<Change> all() {
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (isHeldBack()) {
      assertThat(Instant.now()).as("in time").isBefore(patience);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return feed.after(Optional.empty(), 100);
  }

  private boolean isHeldBack() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select exists (select from (select feed_place from bounce_event union all"
                        + " select feed_place from address_transition union all select feed_place"
                        + " from address_deletion) p where feed_place >="
                        + " pg_snapshot_xmin(pg_current_snapshot()))")
                .mapTo(Boolean.class)
                .one());
  }

  private List<String> kinds() {
    return all().stream().map(c -> c.what().kind()).toList();
  }

  private List<Long> tags() {
    return all().stream().map(c -> c.what().tag().orElseThrow()).toList();
  }

  /** In one transaction. */
  private void run(String... statements) {
    jdbi.useTransaction(
        handle -> {
          for (String statement : statements) {
            handle.execute(statement);
          }
        });
  }
}
