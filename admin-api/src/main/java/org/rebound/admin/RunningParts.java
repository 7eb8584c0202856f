package org.rebound.admin;

import io.dropwizard.lifecycle.Managed;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs, in the order in which it was started. Stopped in the reverse order, once, each part
 * whatever became of the others.
 */
final class RunningParts implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

  private final Deque<Runnable> stops = new ArrayDeque<>();

  /** Notes how to stop a part that runs now. */
  synchronized void add(Runnable stop) {
    stops.push(stop);
  }

  @Override
  public synchronized void stop() {
    while (!stops.isEmpty()) {
      try {
        stops.pop().run();
      } catch (RuntimeException e) {
        LOG.error("A part did not stop as it should", e);
      }
    }
  }
}
