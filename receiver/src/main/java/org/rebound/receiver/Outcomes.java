package org.rebound.receiver;

import com.codahale.metrics.MetricRegistry;
import java.util.List;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.Recorded;
import org.rebound.receiver.ledger.RecordedEvent;
import org.rebound.receiver.measure.Label;
import org.rebound.receiver.measure.LabelledCounter;
import org.rebound.receiver.measure.Provider;
import org.rebound.receiver.policy.NotCounted;

/**
 * Counts what came of messages and recipients: for the monitoring of this daemon, since it started.
 * No label ever holds a word of the mail. Safe for threads.
 */
final class Outcomes {

  static final String NOT_OURS = "not_ours";
  static final String UNKNOWN = "unknown";
  static final String FORGED = "forged";
  static final String EXPIRED = "expired";

  private static final Label VERDICT = Label.of("verdict", Verdict.class);

  private final LabelledCounter events;
  private final LabelledCounter bounces;
  private final LabelledCounter providers;
  private final LabelledCounter uncounted;
  private final LabelledCounter blocked;
  private final LabelledCounter refused;

  Outcomes(MetricRegistry metrics) {
    this.events = LabelledCounter.in(metrics, "receiver.events", Label.of("kind", Kind.class));
    this.bounces =
        LabelledCounter.in(
            metrics,
            "receiver.bounces",
            VERDICT,
            Label.of("category", Category.class),
            Label.of("fault", Fault.class));
    this.providers =
        LabelledCounter.in(metrics, "receiver.bounces.providers", Provider.label(), VERDICT);
    this.uncounted =
        LabelledCounter.in(
            metrics, "receiver.events.uncounted", Label.of("reason", NotCounted.class));
    this.blocked = LabelledCounter.in(metrics, "receiver.addresses.blocked").beginning();
    this.refused =
        LabelledCounter.in(
                metrics,
                "receiver.recipients.refused",
                Label.of("reason", NOT_OURS, UNKNOWN, FORGED, EXPIRED))
            .beginning(NOT_OURS)
            .beginning(UNKNOWN)
            .beginning(FORGED)
            .beginning(EXPIRED);
    for (Kind kind : Kind.values()) {
      events.beginning(kind.code());
    }
    for (NotCounted reason : NotCounted.values()) {
      uncounted.beginning(reason.code());
    }
  }

  /** Counts a recipient that was refused at RCPT. */
  void refused(String reason) {
    refused.mark(reason);
  }

  /** Counts what was just recorded; what came before was counted then. */
  void recorded(List<Recorded> records) {
    for (Recorded record : records) {
      record.events().forEach(this::count);
    }
  }

  private void count(RecordedEvent event) {
    Classification said = event.classification();
    events.mark(said.kind().code());
    event.notCounted().ifPresent(reason -> uncounted.mark(reason.code()));
    if (said.kind() == Kind.BOUNCE) {
      String verdict = said.verdict().map(Verdict::code).orElse(Label.NONE);
      bounces.mark(verdict, said.category().code(), said.fault().code());
      providers.mark(Provider.of(event.remoteMta()), verdict);
    }
    if (event.blocked()) {
      blocked.mark();
    }
  }
}
