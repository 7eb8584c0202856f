package org.rebound.admin.webhook;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.rebound.admin.api.ChangeCursor;
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
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final WebhookQueue queue;
  private final ChangeFeed feed;
  private final Delivery delivery;
  private final Clock clock;
  private final Semaphore room;
  private final ExecutorService workers;
  private final Thread thread = new Thread(this::run, "rebound-webhooks");
  private final CountDownLatch closed = new CountDownLatch(1);

  WebhookRunner(Jdbi jdbi, int atOnce, Post post, Clock clock) {
    this(jdbi, atOnce, post, clock, new MetricRegistry());
  }

  private WebhookRunner(Jdbi jdbi, int atOnce, Post post, Clock clock, MetricRegistry metrics) {
    this.queue = new WebhookQueue(jdbi);
    this.feed = new ChangeFeed(jdbi);
    this.clock = clock;
    this.room = new Semaphore(atOnce);
    this.workers = Executors.newFixedThreadPool(atOnce, Threads.named("rebound-webhook"));
    this.delivery =
        new Delivery(queue, feed, new Sending(post, clock), clock, new WebhookMetrics(metrics));
    this.thread.setDaemon(true);
  }

  /**
   * Begins to deliver.
   *
   * @param atOnce how many deliveries are under way at once
   */
  public static WebhookRunner start(Jdbi jdbi, int atOnce, Post post, Clock clock) {
    return start(jdbi, atOnce, post, clock, new MetricRegistry());
  }

  /** The same, which counts its attempts in {@code metrics}. */
  public static WebhookRunner start(
      Jdbi jdbi, int atOnce, Post post, Clock clock, MetricRegistry metrics) {
    WebhookRunner runner = new WebhookRunner(jdbi, atOnce, post, clock, metrics);
    runner.thread.start();
    return runner;
  }

  private void run() {
    try {
      Duration rest = Duration.ZERO;
      while (!closed.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        room.acquire();
        rest = begin();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins the turn of a webhook that is due, and says how long to rest. */
  private Duration begin() {
    try {
      Optional<Lease> due = claim();
      if (due.isPresent()) {
        workers.execute(() -> turn(due.get()));
        return Duration.ZERO;
      }
      room.release();
      return REST;
    } catch (RuntimeException e) {
      room.release();
      trouble(e);
      return AFTER_TROUBLE;
    }
  }

  /** The next that is due; webhooks that were told of everything cost one query for all. */
  Optional<Lease> claim() {
    return queue.anyDue(clock.instant())
        ? queue.claim(clock.instant(), feed.newest().map(ChangeCursor::of))
        : Optional.empty();
  }

  /** Gives one webhook that was claimed its turn. */
  void give(Lease lease) {
    delivery.turn(lease);
  }

  private void turn(Lease lease) {
    try {
      give(lease);
    } catch (RuntimeException e) {
      trouble(e);
    } finally {
      room.release();
    }
  }

  private void trouble(RuntimeException e) {
    if (closed.getCount() > 0) {
      LOG.warn("webhooks wait, and will be tried again: {}", e.getClass().getName());
      LOG.debug("why webhooks wait", e);
    }
  }

  /** Ends, when the {@link Post} is closed at once; a broken attempt is made again later. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(LONGEST_END.toMillis());
      workers.shutdown();
      if (!workers.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a webhook was still being delivered to; it will be told again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
