package org.rebound.receiver.measure;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * How values are spread: a count for each bucket, which can be added up over daemons and time, as
 * quantiles cannot. Safe for threads; a value costs no lock.
 */
public final class Buckets implements Gauge<List<Long>> {

  private final double[] bounds;
  private final LongAdder[] counts;
  private final DoubleAdder sum = new DoubleAdder();

  private Buckets(double... bounds) {
    this.bounds = bounds.clone();
    this.counts = new LongAdder[bounds.length + 1];
    Arrays.setAll(counts, i -> new LongAdder());
  }

  /**
   * The buckets of this name in {@code registry}, which are made when they are not there.
   *
   * @param bounds ascending; what is above the last has a bucket of its own
   */
  public static Buckets in(MetricRegistry registry, String name, double... bounds) {
    synchronized (registry) {
      if (registry.getMetrics().get(name) instanceof Buckets there) {
        return there;
      }
      return registry.register(name, new Buckets(bounds));
    }
  }

  /** The bounds, in seconds, for what should take milliseconds and may take half a minute. */
  public static double[] seconds() {
    return new double[] {
      0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
    };
  }

  /** Notes a value. */
  public void add(double value) {
    int bucket = Arrays.binarySearch(bounds, value);
    counts[bucket < 0 ? -bucket - 1 : bucket].increment();
    sum.add(value);
  }

  /** Notes a length of time, in seconds. */
  public void addNanoseconds(long nanoseconds) {
    add(nanoseconds / 1e9);
  }

  /** The upper bounds, each included; the last is infinite. */
  public List<Double> bounds() {
    List<Double> all = new ArrayList<>();
    for (double bound : bounds) {
      all.add(bound);
    }
    all.add(Double.POSITIVE_INFINITY);
    return all;
  }

  /** How many values are in each bucket, without those of the buckets before. */
  public List<Long> counts() {
    return Arrays.stream(counts).map(LongAdder::sum).toList();
  }

  /** The same as {@link #counts}: the registry takes nothing but the types that it knows. */
  @Override
  public List<Long> getValue() {
    return counts();
  }

  /** How many values there were. */
  public long count() {
    return counts().stream().mapToLong(Long::longValue).sum();
  }

  /** The sum of all values. */
  public double sum() {
    return sum.sum();
  }
}
