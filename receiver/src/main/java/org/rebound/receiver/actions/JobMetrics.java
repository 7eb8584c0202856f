package org.rebound.receiver.actions;

import com.codahale.metrics.MetricRegistry;
import org.rebound.receiver.measure.Label;
import org.rebound.receiver.measure.LabelledCounter;

/** Counts the addresses that jobs of this daemon changed, by action. Safe for threads. */
final class JobMetrics {

  private final LabelledCounter changed;

  JobMetrics(MetricRegistry registry) {
    this.changed =
        LabelledCounter.in(
            registry, "jobs.addresses.changed", new Label("action", JobRunner.ACTIONS));
    JobRunner.ACTIONS.forEach(changed::beginning);
  }

  /** Counts a batch that is committed. */
  void changed(Action action, long addresses) {
    changed.add(addresses, action.code());
  }
}
