package org.rebound.admin.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers that cost a query, read every 30 seconds by a thread of their own, so that {@code
 * /metrics} never waits for them. When they could not be read for two minutes they are gone, rather
 * than old.
 */
public final class SampledGauges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SampledGauges.class);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration OLD = Duration.ofMinutes(2);

  private final Supplier<Map<String, Double>> source;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "rebound-figures");
  private volatile Sample sample = new Sample(Map.of(), System.nanoTime());

  private record Sample(Map<String, Double> numbers, long at) {}

  private SampledGauges(Supplier<Map<String, Double>> source) {
    this.source = source;
    this.thread.setDaemon(true);
  }

  /**
   * Begins to read.
   *
   * @param names of the numbers that {@code source} gives, and of the gauges
   */
  public static SampledGauges start(
      MetricRegistry metrics, Set<String> names, Supplier<Map<String, Double>> source) {
    SampledGauges gauges = new SampledGauges(source);
    names.forEach(name -> metrics.register(name, (Gauge<Number>) () -> gauges.number(name)));
    gauges.thread.start();
    return gauges;
  }

  private double number(String name) {
    Sample latest = sample;
    return System.nanoTime() - latest.at() > OLD.toNanos()
        ? Double.NaN
        : latest.numbers().getOrDefault(name, Double.NaN);
  }

  private void run() {
    try {
      do {
        read();
      } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try {
      sample = new Sample(Map.copyOf(source.get()), System.nanoTime());
    } catch (RuntimeException e) {
      if (closed.getCount() > 0) {
        // The text of a database error can hold addresses; it is for the eyes of a debugger only.
        LOG.warn("figures for the monitoring could not be read: {}", e.getClass().getName());
        LOG.debug("why figures could not be read", e);
      }
    }
  }

  /** Ends; a query under way is broken off. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
