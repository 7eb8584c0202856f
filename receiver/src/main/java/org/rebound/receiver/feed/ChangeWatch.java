package org.rebound.receiver.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for changes on behalf of any number of readers: one thread asks for the newest change, five
 * times a second, as long as somebody waits, and a reader that waits has neither a connection nor a
 * thread. Safe for use by many threads.
 */
public final class ChangeWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final ChangeFeed feed;
  private final Executor readers;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private ChangeWatch(ChangeFeed feed, Executor readers) {
    this.feed = feed;
    this.readers = readers;
  }

  /** Watches {@code feed}; {@code readers} run what is to be done when a wait is over. */
  public static ChangeWatch start(ChangeFeed feed, Executor readers) {
    ChangeWatch watch = new ChangeWatch(feed, readers);
    Thread thread = new Thread(watch::keepLooking, "rebound-changes");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  /** Whoever waits; each is one of its own. */
  private static final class Waiter {

    private final long seen;
    private final long until;
    private final Runnable then;

    Waiter(long seen, Duration patience, Runnable then) {
      this.seen = seen;
      this.until = System.nanoTime() + patience.toNanos();
      this.then = then;
    }

    boolean isOver(long newest) {
      return newest > seen || System.nanoTime() - until >= 0;
    }
  }

  /**
   * Runs {@code then}, once, when there may be a change after {@code place}, after {@code
   * patience}, or when this is closed, whatever comes first. The place must be one after which
   * nothing was found a moment ago.
   */
  public void after(Optional<ChangePlace> place, Duration patience, Runnable then) {
    Waiter waiter = new Waiter(place.map(ChangePlace::place).orElse(0L), patience, then);
    waiting.add(waiter);
    if (closed.getCount() == 0) {
      end(waiter);
    }
  }

  /** How many readers wait. */
  public int waiting() {
    return waiting.size();
  }

  private void keepLooking() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!waiting.isEmpty()) {
          long newest = newest();
          waiting.stream().filter(waiter -> waiter.isOver(newest)).forEach(this::end);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long newest() {
    try {
      return feed.newest().map(ChangePlace::place).orElse(0L);
    } catch (RuntimeException e) {
      // Who waits asks the database himself in the end, and hears of it.
      LOG.debug("the newest change could not be read", e);
      return 0;
    }
  }

  private void end(Waiter waiter) {
    if (waiting.remove(waiter)) {
      readers.execute(waiter.then);
    }
  }

  /** Nobody waits any longer. */
  @Override
  public void close() {
    closed.countDown();
    waiting.forEach(this::end);
  }
}
