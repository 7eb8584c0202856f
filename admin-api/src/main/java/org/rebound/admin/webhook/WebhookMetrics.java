package org.rebound.admin.webhook;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.LostPlaceException;
import org.rebound.receiver.measure.Label;
import org.rebound.receiver.measure.LabelledCounter;

/**
 * What the monitoring is told of webhooks: attempts of this daemon, and how far behind the webhooks
 * of the database are. Neither URLs nor names are in it. Safe for threads.
 */
public final class WebhookMetrics {

  /** The names of the numbers of {@link #figures}. */
  public static final Set<String> NAMES =
      Set.of("webhooks.current", "webhooks.behind", "webhooks.off", "webhooks.oldest");

  private static final int LOOKED_AT = 100;
  private static final String DELIVERED = "delivered";
  private static final String REFUSED = "refused";
  private static final String FAILED = "failed";

  private final LabelledCounter deliveries;

  WebhookMetrics(MetricRegistry registry) {
    this.deliveries =
        LabelledCounter.in(
                registry, "webhooks.deliveries", Label.of("outcome", DELIVERED, REFUSED, FAILED))
            .beginning(DELIVERED)
            .beginning(REFUSED)
            .beginning(FAILED);
  }

  /** Counts an attempt. */
  void attempted(Attempt attempt) {
    if (attempt.delivered()) {
      deliveries.mark(DELIVERED);
    } else {
      deliveries.mark(attempt.status().isPresent() ? REFUSED : FAILED);
    }
  }

  /**
   * Reads how the webhooks stand, and how old the oldest change is that one of the first hundred
   * that are behind was not told.
   */
  public static Supplier<Map<String, Double>> figures(Jdbi jdbi, Clock clock) {
    Webhooks webhooks = new Webhooks(jdbi);
    ChangeFeed feed = new ChangeFeed(jdbi);
    return () -> figures(webhooks.all(), feed, clock.instant());
  }

  private static Map<String, Double> figures(List<Webhook> webhooks, ChangeFeed feed, Instant now) {
    List<Webhook> on = webhooks.stream().filter(one -> one.offBecause().isEmpty()).toList();
    Optional<String> newest = on.isEmpty() ? Optional.empty() : feed.newest().map(ChangeCursor::of);
    List<Webhook> behind =
        on.stream().filter(one -> newest.isPresent() && !one.cursor().equals(newest)).toList();
    double oldest =
        behind.stream()
            .limit(LOOKED_AT)
            .flatMap(one -> next(one, feed).stream())
            .mapToDouble(at -> Math.max(0, Duration.between(at, now).toMillis() / 1_000.0))
            .max()
            .orElse(0);
    Map<String, Double> figures = new HashMap<>();
    figures.put("webhooks.current", (double) (on.size() - behind.size()));
    figures.put("webhooks.behind", (double) behind.size());
    figures.put("webhooks.off", (double) (webhooks.size() - on.size()));
    figures.put("webhooks.oldest", oldest);
    return figures;
  }

  private static Optional<Instant> next(Webhook webhook, ChangeFeed feed) {
    try {
      return feed.after(webhook.cursor().flatMap(ChangeCursor::read), 1).stream()
          .findFirst()
          .map(Change::place)
          .map(place -> place.at());
    } catch (LostPlaceException e) {
      return Optional.empty(); // its next turn switches it off
    }
  }
}
