package org.rebound.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebound.admin.LedgerRows;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.ledger.Actor;
import org.rebound.receiver.ledger.Schema;
import org.rebound.receiver.postgres.TestPostgres;

/** Real receivers that are down, refuse, redirect and are slow; hours go by on a clock of ours. */
class DeliveryTest {

  private static final List<String> BOUNCES = List.of("bounced");
  private static final Actor ACTOR =
      new Actor("a test", Optional.of(InetAddress.getLoopbackAddress()));

  private final Jdbi jdbi = migrated();
  private final LedgerRows rows = new LedgerRows(jdbi);
  private final Webhooks webhooks = new Webhooks(jdbi);
  private final TurnedClock clock = new TurnedClock();
  private final Post post = new Post(new Post.Allowed(true, true), Duration.ofSeconds(30));
  private final WebhookRunner runner = new WebhookRunner(jdbi, 2, post, clock);

  private static Jdbi migrated() {
    DataSource database = TestPostgres.shared().freshDatabase();
    Schema.migrate(database);
    return Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  @AfterEach
  void stop() {
    post.close();
    runner.close();
  }

  @Test
  void everyChangeIsToldOnceAndInOrderWhileAllIsWell() {
    try (Hook hook = new Hook(number -> 204)) {
      List<Long> bounces = bounces(5);
      add(hook, BOUNCES);
      deliverUntil(() -> hook.told().size() == 5);
      assertThat(runner.claim()).as("told of everything").isEmpty();
      assertThat(hook.told()).extracting(Hook.Told::bounce).containsExactlyElementsOf(bounces);
      Hook.Told first = hook.told().get(0);
      assertThat(first.body().get("type").asText()).isEqualTo("bounce.recorded");
      assertThat(first.timestamp()).isEqualTo(clock.instant().getEpochSecond());
      assertThat(hook.told()).extracting(Hook.Told::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void receiverThatFailsForHoursIsToldOfEverythingInOrderInTheEnd() {
    int failures = 6;
    try (Hook hook = new Hook(number -> number <= failures ? 500 : 200)) {
      List<Long> bounces = bounces(4);
      long id = add(hook, BOUNCES).webhook().id();
      for (int failed = 1; failed <= failures; failed++) {
        int times = failed;
        deliverUntil(() -> hook.told().size() == times);
        assertThat(runner.claim()).as("not before its time").isEmpty();
        clock.forward(Schedule.after(failed).orElseThrow());
      }
      deliverUntil(() -> hook.told().size() == failures + 4);
      List<Hook.Told> told = hook.told();
      assertThat(told.subList(0, failures + 1))
          .extracting(Hook.Told::id)
          .containsOnly(told.get(0).id());
      assertThat(told.subList(failures, told.size()))
          .extracting(Hook.Told::bounce)
          .containsExactlyElementsOf(bounces);
      assertThat(webhooks.deliveries(id, Long.MAX_VALUE, 100))
          .extracting(Attempt::number)
          .containsExactly(1, 1, 1, 7, 6, 5, 4, 3, 2, 1);
    }
  }

  @Test
  void receiverThatIsDownIsToldWhenItIsBack() {
    Hook down = new Hook(number -> 200);
    List<Long> bounces = bounces(2);
    Webhooks.WithSecret made = add(down, BOUNCES);
    long id = made.webhook().id();
    down.close();
    deliverUntil(() -> webhooks.find(id).orElseThrow().attempts() == 1);
    try (Hook up = new Hook(number -> 200)) {
      wish(id, new Webhooks.Wish(Optional.of(up.url()), Optional.empty(), Optional.empty()));
      deliverUntil(() -> up.told().size() == 2);
      assertThat(up.told()).extracting(Hook.Told::bounce).containsExactlyElementsOf(bounces);
    }
  }

  @Test
  void redirectIsAFailureAndNotFollowed() {
    try (Hook hook = new Hook(number -> 307)) {
      bounces(1);
      long id = add(hook, BOUNCES).webhook().id();
      deliverUntil(() -> webhooks.find(id).orElseThrow().attempts() == 1);
      assertThat(hook.told()).hasSize(1);
      assertThat(webhooks.deliveries(id, Long.MAX_VALUE, 1).get(0).failure())
          .contains("it answered 307");
    }
  }

  @Test
  void receiverThatDoesNotAnswerInTimeIsToldAgain() {
    CountDownLatch never = new CountDownLatch(1);
    try (Hook hook = new Hook(number -> number == 1 ? waited(never) : 200);
        Post hasty = new Post(new Post.Allowed(true, true), Duration.ofMillis(300));
        WebhookRunner impatient = new WebhookRunner(jdbi, 1, hasty, clock)) {
      bounces(1);
      long id = add(hook, BOUNCES).webhook().id();
      await(() -> impatient.claim().map(lease -> given(impatient, lease)).isPresent());
      assertThat(webhooks.deliveries(id, Long.MAX_VALUE, 1).get(0).failure())
          .contains("no answer within 300 ms");
      never.countDown();
      clock.forward(Schedule.after(1).orElseThrow());
      deliverUntil(() -> webhooks.find(id).orElseThrow().attempts() == 0);
      assertThat(hook.told()).extracting(Hook.Told::id).hasSize(2).containsOnly(firstId(hook));
    }
  }

  private static Lease given(WebhookRunner to, Lease lease) {
    to.give(lease);
    return lease;
  }

  private static String firstId(Hook hook) {
    return hook.told().get(0).id();
  }

  @Test
  void receiverThatIsGoneIsToldNoMore() {
    try (Hook hook = new Hook(number -> 410)) {
      bounces(2);
      long id = add(hook, BOUNCES).webhook().id();
      deliverUntil(() -> webhooks.find(id).orElseThrow().offBecause().isPresent());
      assertThat(webhooks.find(id).orElseThrow().offBecause()).contains("gone");
      clock.forward(Duration.ofDays(7));
      assertThat(runner.claim()).isEmpty();
      assertThat(hook.told()).hasSize(1);
    }
  }

  @Test
  void receiverThatNeverTakesItIsOffAfterThreeDaysAndGoesOnWhereItStood() {
    int attempts = 10;
    try (Hook hook = new Hook(number -> number <= attempts ? 503 : 200)) {
      List<Long> bounces = bounces(2);
      long id = add(hook, BOUNCES).webhook().id();
      for (int failed = 1; failed < attempts; failed++) {
        int times = failed;
        deliverUntil(() -> hook.told().size() == times);
        clock.forward(Schedule.after(failed).orElseThrow());
      }
      deliverUntil(() -> webhooks.find(id).orElseThrow().offBecause().isPresent());
      assertThat(webhooks.find(id).orElseThrow().offBecause()).contains("failed");
      wish(id, new Webhooks.Wish(Optional.empty(), Optional.empty(), Optional.of(true)));
      deliverUntil(() -> hook.told().size() == attempts + 2);
      assertThat(hook.told().subList(attempts, attempts + 2))
          .extracting(Hook.Told::bounce)
          .containsExactlyElementsOf(bounces);
    }
  }

  @Test
  void changesOfOtherKindsArePassedOver() {
    try (Hook hook = new Hook(number -> 200)) {
      long last = bounces(3).get(2);
      long id = add(hook, List.of("blocked")).webhook().id();
      deliverUntil(
          () ->
              webhooks
                  .find(id)
                  .flatMap(Webhook::cursor)
                  .flatMap(ChangeCursor::read)
                  .filter(place -> place.id() == last)
                  .isPresent());
      assertThat(runner.claim()).as("told of everything").isEmpty();
      assertThat(hook.told()).isEmpty();
    }
  }

  @Test
  void webhookThatADaemonHasIsGivenToNoOther() {
    try (Hook hook = new Hook(number -> 200);
        WebhookRunner other = new WebhookRunner(jdbi, 1, post, clock)) {
      bounces(1);
      add(hook, BOUNCES);
      List<Lease> claimed = new ArrayList<>();
      await(() -> runner.claim().filter(claimed::add).isPresent());
      assertThat(other.claim()).isEmpty();
      runner.give(claimed.get(0));
      assertThat(hook.told()).hasSize(1);
    }
  }

  @Test
  void twoDaemonsTellEverythingOnceAndInOrder() {
    try (Hook hook = new Hook(number -> 200)) {
      List<Long> bounces = bounces(250);
      add(hook, BOUNCES);
      try (WebhookRunner one = WebhookRunner.start(jdbi, 2, post, clock);
          WebhookRunner other = WebhookRunner.start(jdbi, 2, post, clock)) {
        assertThat(one).isNotSameAs(other);
        await(() -> hook.told().size() >= 250);
      }
      assertThat(hook.told()).extracting(Hook.Told::bounce).containsExactlyElementsOf(bounces);
    }
  }

  @Test
  void daemonThatStopsCountsNoAttemptAndLeavesNoLease() {
    CountDownLatch never = new CountDownLatch(1);
    try (Hook hook = new Hook(number -> waited(never))) {
      bounces(1);
      long id = add(hook, BOUNCES).webhook().id();
      WebhookRunner running = WebhookRunner.start(jdbi, 2, post, clock);
      await(() -> hook.told().size() == 1);
      post.close();
      running.close();
      assertThat(webhooks.find(id).orElseThrow().attempts()).isZero();
      assertThat(webhooks.deliveries(id, Long.MAX_VALUE, 1)).isEmpty();
      assertThat(runner.claim()).as("free for another daemon").isPresent();
      never.countDown();
    }
  }

  @Test
  void daemonThatLostItsLeaseMovesNothing() {
    try (Hook hook = new Hook(number -> 200)) {
      bounces(1);
      long id = add(hook, BOUNCES).webhook().id();
      List<Lease> claimed = new ArrayList<>();
      await(() -> runner.claim().filter(claimed::add).isPresent());
      rows.execute("update webhook set lease = gen_random_uuid()");
      runner.give(claimed.get(0));
      assertThat(hook.told()).as("at least once, not at most once").hasSize(1);
      assertThat(webhooks.find(id).orElseThrow().cursor()).isEmpty();
    }
  }

  @Test
  void formerSecretSignsUntilADayAfterTheRotation() {
    try (Hook hook = new Hook(number -> 200)) {
      long id = add(hook, BOUNCES).webhook().id();
      webhooks.rotate(id, ACTOR, clock.instant());
      bounces(1);
      deliverUntil(() -> hook.told().size() == 1);
      clock.forward(Duration.ofHours(24));
      bounces(1);
      deliverUntil(() -> hook.told().size() == 2);
      assertThat(hook.told().get(0).signature().split(" ")).hasSize(2);
      assertThat(hook.told().get(1).signature().split(" ")).hasSize(1);
    }
  }

  @Test
  void replayTellsAgainUnderTheSameIdsFromTheAttemptOn() {
    try (Hook hook = new Hook(number -> 200)) {
      bounces(3);
      long id = add(hook, BOUNCES).webhook().id();
      deliverUntil(() -> hook.told().size() == 3);
      Attempt second = webhooks.deliveries(id, Long.MAX_VALUE, 100).get(1);
      webhooks.replay(id, second.before(), ACTOR, clock.instant());
      deliverUntil(() -> hook.told().size() == 5);
      List<String> ids = hook.told().stream().map(Hook.Told::id).toList();
      assertThat(ids.subList(3, 5)).isEqualTo(ids.subList(1, 3));
    }
  }

  @Test
  void placeBeforeATimeIsBeforeAllThatCameInSinceAndNotMuchEarlier() {
    ChangeFeed feed = new ChangeFeed(jdbi);
    Instant now = Instant.now();
    rows.bounce(42, "a@example.com", now.minus(Duration.ofHours(3)), "hard", "mailbox_unknown");
    long before =
        rows.bounce(42, "a@example.com", now.minus(Duration.ofHours(2)), "hard", "mailbox_unknown");
    rows.bounce(42, "a@example.com", now.minus(Duration.ofHours(1)), "hard", "mailbox_unknown");
    assertThat(feed.before(now.minus(Duration.ofMinutes(70))).orElseThrow().id()).isEqualTo(before);
    assertThat(feed.before(now.minus(Duration.ofHours(4)))).isEmpty();
  }

  @Test
  void slowReceiverKeepsNobodyElseFromHis() {
    CountDownLatch patience = new CountDownLatch(1);
    try (Hook slow = new Hook(number -> waited(patience));
        Hook quick = new Hook(number -> 200)) {
      bounces(2);
      add(slow, BOUNCES);
      add(quick, BOUNCES);
      try (WebhookRunner running = WebhookRunner.start(jdbi, 2, post, clock)) {
        assertThat(running).isNotNull();
        await(() -> slow.told().size() == 1 && quick.told().size() == 2);
        patience.countDown();
        await(() -> slow.told().size() == 2);
      }
    }
  }

  private static int waited(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES) ? 200 : 500;
    } catch (InterruptedException e) {
      return 500;
    }
  }

  private Webhooks.WithSecret add(Hook hook, List<String> kinds) {
    return webhooks.add(hook.url(), kinds, Optional.empty(), ACTOR, clock.instant());
  }

  private void wish(long id, Webhooks.Wish wish) {
    assertThat(webhooks.change(id, wish, ACTOR, clock.instant())).isPresent();
  }

  private List<Long> bounces(int many) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      ids.add(rows.bounce(42, "user" + i % 2 + "@example.com", Instant.now(), "hard", "other"));
    }
    return ids;
  }

  /** Gives turns until it is so; other databases of the server may hold changes back meanwhile. */
  private void deliverUntil(BooleanSupplier there) {
    await(
        () -> {
          if (!there.getAsBoolean()) {
            runner.claim().ifPresent(runner::give);
          }
          return there.getAsBoolean();
        });
  }

  private static void await(BooleanSupplier there) {
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (!there.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(patience);
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
