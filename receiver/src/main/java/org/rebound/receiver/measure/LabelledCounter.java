package org.rebound.receiver.measure;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what only rises, under labels. A label has a closed set of values, so that the number of
 * series is bounded whatever the mail says. Safe for threads.
 */
public final class LabelledCounter implements Gauge<Map<List<String>, Long>> {

  private final List<Label> labels;
  private final ConcurrentMap<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

  private LabelledCounter(List<Label> labels) {
    this.labels = labels;
  }

  /** The counter of this name in {@code registry}, which is made when it is not there. */
  public static LabelledCounter in(MetricRegistry registry, String name, Label... labels) {
    synchronized (registry) {
      if (registry.getMetrics().get(name) instanceof LabelledCounter there) {
        return there;
      }
      return registry.register(name, new LabelledCounter(List.of(labels)));
    }
  }

  /** Counts one, with a value for each label in their order. */
  public void mark(String... values) {
    add(1, values);
  }

  /** Counts so many, with a value for each label in their order. */
  public void add(long many, String... values) {
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(labels.size() + " values expected");
    }
    List<String> bounded = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      bounded.add(labels.get(i).bounded(values[i]));
    }
    counts.computeIfAbsent(bounded, key -> new LongAdder()).add(many);
  }

  /** Makes a series that begins at zero, so that its first count is seen as a rise. */
  public LabelledCounter beginning(String... values) {
    add(0, values);
    return this;
  }

  /** The labels. */
  public List<Label> labels() {
    return labels;
  }

  /** The same as {@link #counts}: the registry takes nothing but the types that it knows. */
  @Override
  public Map<List<String>, Long> getValue() {
    return counts();
  }

  /** How often each combination of values was counted, so far. */
  public Map<List<String>, Long> counts() {
    Map<List<String>, Long> copy = new HashMap<>();
    counts.forEach((values, count) -> copy.put(values, count.sum()));
    return copy;
  }
}
