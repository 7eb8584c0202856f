package org.rebound.admin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.rebound.receiver.feed.ChangeFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to webhooks, to so many at once. Each has a turn of some seconds, the one that is due
 * for longest first, so that a slow or dead receiver keeps nobody else from his. Any number of
 * daemons may run on one database. Trouble with the database is waited out.
 */
public final class WebhookRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookRunner.class);
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  private final WebhookQueue queue;
  private final Delivery delivery;
  private final Clock clock;
  private final ScheduledExecutorService alarm;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private WebhookRunner(Jdbi jdbi, boolean specialAllowed, Duration patience, Clock clock) {
    this.queue = new WebhookQueue(jdbi);
    this.clock = clock;
    this.alarm = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "alarm"));
    this.delivery =
        new Delivery(queue, new ChangeFeed(jdbi), new Post(specialAllowed, patience, alarm), clock);
  }

  /**
   * Begins to deliver.
   *
   * @param atOnce how many deliveries are under way at once
   * @param specialAllowed whether receivers may have addresses that are not of the public internet
   * @param patience how long a receiver may take to answer
   */
  public static WebhookRunner start(
      Jdbi jdbi, int atOnce, boolean specialAllowed, Duration patience, Clock clock) {
    WebhookRunner runner = new WebhookRunner(jdbi, specialAllowed, patience, clock);
    for (int i = 1; i <= atOnce; i++) {
      Thread thread = daemon(runner::deliver, Integer.toString(i));
      runner.threads.add(thread);
      thread.start();
    }
    return runner;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, "rebound-webhooks-" + name);
    thread.setDaemon(true);
    return thread;
  }

  private void deliver() {
    try {
      while (!closed.await(turn().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.trace("time to deliver");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives one webhook its turn, and says how long to rest. */
  private Duration turn() {
    try {
      Optional<Lease> due = queue.claim(clock.instant());
      due.ifPresent(delivery::turn);
      return due.isPresent() ? Duration.ZERO : REST;
    } catch (RuntimeException e) {
      LOG.warn("webhooks wait: {}", e.getClass().getName());
      return AFTER_TROUBLE;
    }
  }

  /** Ends; an attempt that is under way is made again by whoever comes next. */
  @Override
  public void close() {
    closed.countDown();
    alarm.shutdownNow();
    threads.forEach(Thread::interrupt);
  }
}
