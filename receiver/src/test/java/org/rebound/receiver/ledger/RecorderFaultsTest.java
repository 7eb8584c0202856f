package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.ledger.RecordingException.Outcome;

/** The faults of the test matrix that a recorder must survive; see docs/adr/0005. */
@Timeout(300)
class RecorderFaultsTest {

  private static final RecorderSettings USUAL = RecorderSettings.DEFAULTS;

  private final TestLedger ledger = new TestLedger();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void backEndsTerminatedInTheMiddleLoseNothingAndDoubleNothing() throws Exception {
    Senders senders = new Senders();
    AtomicBoolean over = new AtomicBoolean();
    Thread terminator =
        new Thread(
            () -> {
              for (int round = 0; round < 100 && !over.get(); round++) {
                ledger.jdbi.useHandle(
                    h ->
                        h.execute(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                                + " current_database() and pid <> pg_backend_pid()"));
                LockSupport.parkNanos(30_000_000);
              }
            });
    terminator.start();
    senders.send(ledger.recorder, 16, 400);
    over.set(true);
    terminator.join();

    senders.verify(ledger.jdbi, 400);
  }

  @ParameterizedTest
  @EnumSource(CommitCutter.Where.class)
  void connectionCutAtCommitIsUnknownAndTheRetryFindsWhatThereIs(CommitCutter.Where where)
      throws Exception {
    int cuts = 25;
    PGSimpleDataSource database = (PGSimpleDataSource) ledger.database;
    try (CommitCutter cutter = new CommitCutter(database.getPortNumbers()[0], where, cuts);
        Recorder recorder =
            Recorder.start(through(cutter, database), one(USUAL), new MetricRegistry())) {
      for (int i = 0; i < cuts; i++) {
        Incoming message =
            Bounces.signed(i + 1, "ann@example.org", Category.MAILBOX_FULL).message();
        RecordingException unknown =
            catchThrowableOfType(RecordingException.class, () -> recorder.record(message));
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);

        Recorded again = ledger.recorder.record(message);
        assertThat(again.duplicate()).isEqualTo(where == CommitCutter.Where.ANSWER);
      }
      assertThat(cutter.cutsLeft()).isZero();
    }
    assertThat(ledger.count("select count(*) from message")).isEqualTo(cuts);
    assertThat(ledger.address("ann@example.org")).containsEntry("bounces", cuts);
  }

  @ParameterizedTest
  @EnumSource(CommitCutter.Where.class)
  void connectionsCutAtCommitUnderLoadLoseNothingAndDoubleNothing(CommitCutter.Where where)
      throws Exception {
    Senders senders = new Senders();
    PGSimpleDataSource database = (PGSimpleDataSource) ledger.database;
    try (CommitCutter cutter = new CommitCutter(database.getPortNumbers()[0], where, 20);
        Recorder recorder =
            Recorder.start(through(cutter, database), USUAL, new MetricRegistry())) {
      senders.send(recorder, 16, 300);
    }
    assertThat(senders.refused()).isPositive();
    senders.verify(ledger.jdbi, 300);
  }

  @Test
  void twoDaemonsThatGetTheSameMessagesRecordThemOnce() throws Exception {
    Senders senders = new Senders();
    try (Recorder other = Recorder.start(ledger.database, USUAL, new MetricRegistry())) {
      Future<?> elsewhere =
          CompletableFuture.runAsync(
              () -> {
                try {
                  senders.send(other, 12, 600);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      senders.send(ledger.recorder, 12, 600);
      elsewhere.get(120, TimeUnit.SECONDS);
    }
    senders.verify(ledger.jdbi, 600);
    assertThat(senders.refused()).isZero();
  }

  @Test
  void lockedTableIsAnsweredWithinTheStatementTimeoutAndForgottenAfterwards() {
    RecorderSettings hasty =
        settings(USUAL.gather(), 100, Duration.ofSeconds(30), Duration.ofMillis(300));
    Incoming message = Bounces.signed(1, "ann@example.org", Category.MAILBOX_FULL).message();
    try (Recorder recorder = Recorder.start(ledger.database, hasty, new MetricRegistry())) {
      try (Handle locked = lockMessages()) {
        RecordingException failed =
            catchThrowableOfType(RecordingException.class, () -> recorder.record(message));
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        locked.rollback();
      }
      assertThat(recorder.record(message).duplicate()).isFalse();
    }
    assertThat(ledger.address("ann@example.org")).containsEntry("bounces", 1);
  }

  @Test
  void callerNeverWaitsLongerThanItsDeadlineAndTheRetryIsFoundOut() {
    RecorderSettings slow =
        settings(USUAL.gather(), 100, Duration.ofMillis(300), Duration.ofMinutes(1));
    Incoming message = Bounces.signed(1, "ann@example.org", Category.MAILBOX_FULL).message();
    Incoming behind = Bounces.signed(2, "ann@example.org", Category.MAILBOX_FULL).message();
    try (Recorder recorder = Recorder.start(ledger.database, slow, new MetricRegistry())) {
      try (Handle locked = lockMessages()) {
        RecordingException unknown =
            catchThrowableOfType(RecordingException.class, () -> recorder.record(message));
        RecordingException untouched =
            catchThrowableOfType(RecordingException.class, () -> recorder.record(behind));
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(untouched.outcome()).isEqualTo(Outcome.FAILED);
        locked.rollback();
      }
    }
    assertThat(ledger.recorder.record(message).duplicate()).isTrue();
    assertThat(ledger.recorder.record(behind).duplicate()).isFalse();
    assertThat(ledger.address("ann@example.org")).containsEntry("bounces", 2);
  }

  @Test
  void moreThanMayWaitIsRefusedAtOnceAndTheRestIsRecorded() throws Exception {
    RecorderSettings narrow =
        settings(USUAL.gather(), 2, Duration.ofMinutes(1), Duration.ofMinutes(1));
    ExecutorService senders = Executors.newFixedThreadPool(8);
    MetricRegistry metrics = new MetricRegistry();
    try (Recorder recorder = Recorder.start(ledger.database, narrow, metrics)) {
      List<Future<Recorded>> waiting = new ArrayList<>();
      try (Handle locked = lockMessages()) {
        for (Incoming message : Bounces.mailings(8, "ann@example.org", Category.MAILBOX_FULL)) {
          waiting.add(senders.submit(() -> recorder.record(message)));
        }
        await(() -> waiting.stream().anyMatch(Future::isDone));
        locked.rollback();
      }
      long recorded = 0;
      for (Future<Recorded> answer : waiting) {
        try {
          answer.get();
          recorded++;
        } catch (java.util.concurrent.ExecutionException e) {
          assertThat(e).cause().hasMessageContaining("too many messages wait");
        }
      }
      assertThat(recorded).isBetween(2L, 7L);
      assertThat(ledger.count("select count(*) from message")).isEqualTo(recorded);
      assertThat(metrics.meter("rebound.recorder.failures").getCount()).isEqualTo(8 - recorded);
    } finally {
      senders.shutdown();
    }
  }

  @Test
  void poisonousMessageFailsAloneAndItsBatchMatesAreRecorded() throws Exception {
    RecorderSettings gathering =
        settings(Duration.ofMillis(500), 100, Duration.ofMinutes(1), Duration.ofSeconds(10));
    ExecutorService senders = Executors.newFixedThreadPool(12);
    MetricRegistry metrics = new MetricRegistry();
    Incoming poison =
        Bounces.signed(99, "eve@example.org", Category.MAILBOX_FULL).at(Instant.MAX).message();
    try (Recorder recorder = Recorder.start(ledger.database, gathering, metrics)) {
      List<Future<Recorded>> good = new ArrayList<>();
      Future<Recorded> bad = senders.submit(() -> recorder.record(poison));
      for (Incoming message : Bounces.mailings(11, "ann@example.org", Category.MAILBOX_FULL)) {
        good.add(senders.submit(() -> recorder.record(message)));
      }
      for (Future<Recorded> answer : good) {
        assertThat(answer.get().duplicate()).isFalse();
      }
      assertThatThrownBy(bad::get).cause().hasMessageContaining("refused the message");
    } finally {
      senders.shutdown();
    }
    assertThat(ledger.address("ann@example.org")).containsEntry("bounces", 11);
    assertThat(metrics.meter("rebound.recorder.failures").getCount()).isOne();
  }

  @Test
  void returnPathsOfOneMessageAreRecordedTogetherOrNotAtAll() {
    Incoming good = Bounces.signed(1, "ann@example.org", Category.MAILBOX_FULL).message();
    Incoming poison =
        Bounces.signed(2, "bob@example.org", Category.MAILBOX_FULL).at(Instant.MAX).message();

    assertThatThrownBy(() -> ledger.recorder.record(List.of(good, poison)))
        .isInstanceOf(RecordingException.class);
    assertThat(ledger.count("select count(*) from message")).isZero();
    assertThat(ledger.count("select count(*) from intake_key")).isZero();
  }

  @Test
  void closingRecordsWhatWaitsAndTakesNothingMore() throws Exception {
    RecorderSettings gathering =
        settings(Duration.ofSeconds(20), 100, Duration.ofMinutes(1), Duration.ofSeconds(10));
    MetricRegistry metrics = new MetricRegistry();
    Recorder recorder = Recorder.start(ledger.database, gathering, metrics);
    ExecutorService senders = Executors.newFixedThreadPool(5);
    List<Future<Recorded>> answers = new ArrayList<>();
    for (Incoming message : Bounces.mailings(5, "ann@example.org", Category.MAILBOX_FULL)) {
      answers.add(senders.submit(() -> recorder.record(message)));
    }
    await(() -> metrics.gauge("rebound.recorder.waiting").getValue().equals(5));
    recorder.close();

    for (Future<Recorded> answer : answers) {
      assertThat(answer.get(1, TimeUnit.SECONDS).duplicate()).isFalse();
    }
    senders.shutdown();
    assertThatThrownBy(
            () ->
                recorder.record(
                    Bounces.signed(9, "ann@example.org", Category.MAILBOX_FULL).message()))
        .isInstanceOf(RecordingException.class);
  }

  private Handle lockMessages() {
    Handle locked = ledger.jdbi.open();
    locked.begin();
    locked.execute("lock table message in exclusive mode");
    return locked;
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static RecorderSettings one(RecorderSettings settings) {
    return settings(
        settings.gather(),
        settings.waitingMessages(),
        settings.deadline(),
        settings.statementTimeout());
  }

  private static RecorderSettings settings(
      Duration gather, int waiting, Duration deadline, Duration statement) {
    return new RecorderSettings(
        1, USUAL.batch(), gather, waiting, USUAL.waitingBytes(), deadline, statement);
  }

  private static PGSimpleDataSource through(CommitCutter cutter, PGSimpleDataSource database) {
    PGSimpleDataSource proxied = new PGSimpleDataSource();
    proxied.setServerNames(new String[] {"127.0.0.1"});
    proxied.setPortNumbers(new int[] {cutter.port()});
    proxied.setDatabaseName(database.getDatabaseName());
    proxied.setUser(database.getUser());
    proxied.setPassword(String.valueOf(database.getPassword()));
    return proxied;
  }
}
