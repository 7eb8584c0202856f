package org.rebound.admin;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.ChangeWatch;

/** The change feed, wired: whoever waits for changes is sent home before the server stops. */
final class FeedWiring {

  /** Those who waited are answered by so many threads, each with a connection while it reads. */
  private static final int READERS = 2;

  private FeedWiring() {}

  /** Hangs the feed into the API and the life of the process. */
  static void register(Environment environment, Jdbi jdbi, ApiWiring api) {
    ChangeFeed feed = new ChangeFeed(jdbi);
    ExecutorService readers =
        Executors.newFixedThreadPool(
            READERS,
            work -> {
              Thread thread = new Thread(work, "rebound-changes-reader");
              thread.setDaemon(true);
              return thread;
            });
    ChangeWatch watch = ChangeWatch.start(feed, readers);
    environment.lifecycle().addEventListener(new LastToStart(() -> {}, watch::close));
    MetricRegistry metrics = environment.metrics();
    metrics.gauge("rebound.changes.waiting", () -> (Gauge<Integer>) watch::waiting);
    metrics.gauge("rebound.changes.held-back-seconds", () -> heldBack(feed));
    api.changes(feed, watch);
  }

  private static Gauge<Double> heldBack(ChangeFeed feed) {
    return new CachedGauge<>(10, TimeUnit.SECONDS) {
      @Override
      protected Double loadValue() {
        try {
          return feed.heldBack().toMillis() / 1_000.0;
        } catch (JdbiException e) {
          return Double.NaN; // the database is away, as its own metrics say
        }
      }
    };
  }
}
