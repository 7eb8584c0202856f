package org.rebound.receiver.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.classify.Category;

/**
 * Sending systems that behave: each sends its messages until they are answered for, as an MTA does
 * with its queue, and keeps a journal of what it was told.
 */
final class Senders {

  private static final int MAILINGS = 10;

  private final Map<Integer, Recorded> journal = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  /** Sends messages 0 to {@code count} from some threads and returns when all are answered for. */
  void send(Recorder recorder, int threads, int count) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(
            () -> {
              sendUntilTaken(recorder, number);
              return null;
            });
      }
      for (Future<Void> call : senders.invokeAll(calls)) {
        call.get();
      }
    } finally {
      senders.shutdown();
    }
  }

  private void sendUntilTaken(Recorder recorder, int number) throws InterruptedException {
    Incoming message =
        Bounces.signed(
                1 + number % MAILINGS,
                "r" + number / MAILINGS + "@example.org",
                Category.MAILBOX_FULL)
            .message();
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (System.nanoTime() < patience) {
      try {
        Recorded recorded = recorder.record(message);
        Recorded before = journal.putIfAbsent(number, recorded);
        assertThat(before == null || before.messageId() == recorded.messageId()).isTrue();
        return;
      } catch (RecordingException e) {
        refused.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new AssertionError("message " + number + " was never taken");
  }

  int refused() {
    return refused.get();
  }

  /** Everything answered for is there, once, and counted once. */
  void verify(Jdbi jdbi, int count) {
    assertThat(journal).hasSize(count);
    List<Long> stored =
        jdbi.withHandle(h -> h.createQuery("select id from message").mapTo(Long.class).list());
    assertThat(stored)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            journal.values().stream().map(Recorded::messageId).toList());
    for (String table : List.of("message_raw", "bounce_event", "intake_key")) {
      assertThat(number(jdbi, "select count(*) from " + table)).isEqualTo(count);
    }
    assertThat(number(jdbi, "select count(*) from address where bounces = " + MAILINGS))
        .isEqualTo(count / MAILINGS);
    assertThat(number(jdbi, "select count(*) from address where state = 'blocked'"))
        .isEqualTo(count / MAILINGS);
    assertThat(number(jdbi, "select count(*) from address_transition")).isEqualTo(count / MAILINGS);
    assertThat(number(jdbi, "select count(*) from mailing_recipient where bounced_at is not null"))
        .isEqualTo(count);
  }

  private static long number(Jdbi jdbi, String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
