package org.rebound.admin.simulate;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Draws from a list, each as often as its weight says. Immutable. */
final class Weighted<T> {

  private final TreeMap<Integer, T> ends = new TreeMap<>();

  Weighted(List<T> all, ToIntFunction<T> weight) {
    for (T one : all) {
      ends.put(total() + weight.applyAsInt(one), one);
    }
  }

  private int total() {
    return ends.isEmpty() ? 0 : ends.lastKey();
  }

  T draw(Random random) {
    return ends.higherEntry(random.nextInt(total())).getValue();
  }
}
