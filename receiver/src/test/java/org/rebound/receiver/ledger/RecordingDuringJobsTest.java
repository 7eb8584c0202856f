package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.actions.Action;
import org.rebound.receiver.actions.JobRequest;
import org.rebound.receiver.actions.JobRunner;
import org.rebound.receiver.actions.JobSettings;
import org.rebound.receiver.actions.Jobs;
import org.rebound.receiver.actions.Submission;
import org.rebound.receiver.actions.Targets;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.lists.Lists;

/**
 * Jobs and the recorder at the same addresses. With {@code -Drebound.addresses=200000} it measures
 * how long clearing so many takes.
 */
class RecordingDuringJobsTest {

  private static final int ADDRESSES = Integer.getInteger("rebound.addresses", 5_000);

  private final TestLedger ledger = new TestLedger();
  private final Jdbi jdbi = Jdbi.create(ledger.database).installPlugin(new PostgresPlugin());
  private final Jobs jobs = new Jobs(jdbi);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void bouncesComeInWhileAddressesAreClearedBlockedAndDeletedAndNobodyWaitsInACircle()
      throws Exception {
    blockedAddresses(5_000);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService senders = Executors.newFixedThreadPool(4);
    try (JobRunner runner = JobRunner.start(jdbi, settings(100, 60), Clock.systemUTC())) {
      List<Future<Integer>> sent = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int first = thread;
        sent.add(senders.submit(() -> send(first, over)));
      }
      List<Long> started = new ArrayList<>();
      for (Action action : List.of(new Action.Clear(), new Action.Block("r"), new Action.Clear())) {
        started.add(submit(action));
        runner.wake();
      }
      started.add(submit(new Action.Delete()));
      runner.wake();
      for (long job : started) {
        jdbi.useHandle(Tallies::addUp);
        awaitDone(job);
      }
      over.set(true);
      int all = 0;
      for (Future<Integer> sender : sent) {
        all += sender.get();
      }
      assertThat(all).isPositive();
      assertThat(ledger.count("select count(*) from message")).isEqualTo(all);
      assertThat(
              ledger.count("select count(*) from bounce_event where not_counted = 'unattributed'"))
          .as("an address that was just deleted is made again for its bounce")
          .isZero();
      TallyCheck.talliesAreRight(ledger);
      assertThat(
              ledger.count(
                  "select deadlocks from pg_stat_database where datname = current_database()"))
          .isZero();
    } finally {
      over.set(true);
      senders.shutdown();
    }
  }

  @Test
  void clearingIsDoneInBatchesWithProgressWhileBouncesComeIn() throws Exception {
    blockedAddresses(ADDRESSES);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try (JobRunner runner = JobRunner.start(jdbi, JobSettings.DEFAULTS, Clock.systemUTC())) {
      Future<Integer> sent = sender.submit(() -> send(ADDRESSES, over));
      long start = System.nanoTime();
      long job = submit(new Action.Clear());
      long submitted = System.nanoTime();
      runner.wake();
      awaitDone(job);
      long end = System.nanoTime();
      over.set(true);
      System.out.printf(
          "cleared %d addresses in %d ms, of these %d ms to pick them; %d bounces meanwhile%n",
          ADDRESSES,
          TimeUnit.NANOSECONDS.toMillis(end - start),
          TimeUnit.NANOSECONDS.toMillis(submitted - start),
          sent.get());
      assertThat(ledger.count("select count(*) from address_transition where cause = 'cleared'"))
          .isEqualTo(ADDRESSES);
    } finally {
      over.set(true);
      sender.shutdown();
    }
  }

  @Test
  void jobOfARunnerThatCrashedInABatchIsTakenUpAtTheSamePlace() {
    blockedAddresses(1_000);
    long job = submit(new Action.Clear());
    CountDownLatch crashed = new CountDownLatch(1);
    Clock crashing =
        new Clock() {
          @Override
          public Instant instant() {
            if (ledger.count("select done from job") == 300) {
              crashed.countDown();
              throw new OutOfMemoryError("a batch that crashes");
            }
            return Bounces.NOON;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    try (JobRunner runner = JobRunner.start(jdbi, settings(100, 1), crashing)) {
      runner.wake();
      await(crashed);
      assertThat(ledger.count("select done from job")).isEqualTo(300);
      try (JobRunner next = JobRunner.start(jdbi, settings(100, 1), Clock.systemUTC())) {
        next.wake();
        awaitDone(job);
      }
    }
    assertThat(ledger.count("select changed from job")).isEqualTo(1_000);
    assertThat(ledger.count("select count(*) from address_transition")).isEqualTo(1_000);
    assertThat(ledger.count("select count(distinct tag) from address_transition")).isEqualTo(1_000);
    assertThat(ledger.count("select count(*) from address where state = 'usable'"))
        .isEqualTo(1_000);
  }

  private static JobSettings settings(int batch, int leaseSeconds) {
    return new JobSettings(
        batch, batch, 0, Duration.ofSeconds(leaseSeconds), Duration.ofMillis(50));
  }

  private void blockedAddresses(int count) {
    List<Map.Entry<Long, String>> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String email = "u" + i + "@d" + i % 100 + ".example";
      addresses.add(Map.entry(TestLedger.tag(email), email));
    }
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "insert into address (tag, email, state, cause, bounces, consecutive,"
                      + " blocked_at, verdict, category, fault, status, diagnostic, first_seen_at)"
                      + " select tag, email, 'blocked', 'hard_bounce', 1, 1, now(), 'hard',"
                      + " 'mailbox_unknown', 'recipient', '5.1.1', 'no such user', now()"
                      + " from unnest(:tags::bigint[], :emails::text[]) as a (tag, email)")
              .bindArray("tags", Long.class, addresses.stream().map(Map.Entry::getKey).toList())
              .bindArray(
                  "emails", String.class, addresses.stream().map(Map.Entry::getValue).toList())
              .execute();
          handle.execute("analyze address");
        });
  }

  private long submit(Action action) {
    Actor actor = new Actor("test", Optional.empty());
    Submission submission = new Submission.CountChanged(0);
    while (submission instanceof Submission.CountChanged changed) {
      submission =
          jobs.submit(
              new JobRequest(
                  action,
                  new Targets.Filtered(
                      "addresses", Lists.ADDRESSES, List.of(), changed.now(), Map.of()),
                  actor,
                  Optional.empty()),
              Bounces.NOON);
    }
    return ((Submission.Accepted) submission).job();
  }

  /** Sends bounces for the addresses, in an order of its own, until told to stop. */
  private int send(int first, AtomicBoolean over) {
    int sent = 0;
    while (!over.get()) {
      List<Incoming> messages = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int number = Math.floorMod((sent + i) * 7919 + first * 1013, 5_000);
        messages.add(
            Bounces.signed(
                    1 + sent + first * 1_000_000L,
                    "u" + number + "@d" + number % 100 + ".example",
                    Category.MAILBOX_FULL)
                .saying(first + " " + sent + " " + i)
                .message());
      }
      ledger.recorder.record(messages);
      sent += messages.size();
    }
    return sent;
  }

  private void awaitDone(long job) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!jobs.isOver(job)) {
      assertThat(System.nanoTime()).as("three minutes were enough").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(ledger.one("select state, failure from job where id = ?", job))
        .containsEntry("state", "done");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
