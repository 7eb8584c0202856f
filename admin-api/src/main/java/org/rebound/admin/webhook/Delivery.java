package org.rebound.admin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.admin.webhook.WebhookQueue.Standing;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.LostPlaceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A turn of one webhook: the changes after its cursor, one after the other, until one fails, the
 * turn is over, or there are none. The cursor passes a change only when its receiver answered 2xx,
 * so that each is delivered at least once and in order, whatever stops in between.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int PART = 100;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);
  private static final int GONE = 410;

  private final WebhookQueue queue;
  private final ChangeFeed feed;
  private final Sending sending;
  private final Clock clock;
  private final WebhookMetrics metrics;

  Delivery(
      WebhookQueue queue, ChangeFeed feed, Sending sending, Clock clock, WebhookMetrics metrics) {
    this.queue = queue;
    this.feed = feed;
    this.sending = sending;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Gives the webhook its turn, and the lease back. */
  void turn(Lease lease) {
    try {
      deliver(lease);
    } finally {
      queue.release(lease);
    }
  }

  private void deliver(Lease lease) {
    Webhook webhook = lease.webhook();
    Optional<String> written = webhook.cursor();
    try {
      // Read before the changes: when there is none, nothing up to here is still to come.
      Optional<String> newest = feed.newest().map(ChangeCursor::of);
      List<Change> changes = feed.after(written.flatMap(ChangeCursor::read), PART);
      if (changes.isEmpty()) {
        queue.advance(lease, written, going(newest), Optional.empty());
      } else {
        deliver(lease, changes);
      }
    } catch (LostPlaceException e) {
      off(lease, written, "cursor_lost", Optional.empty());
    }
  }

  private void deliver(Lease lease, List<Change> changes) {
    Webhook webhook = lease.webhook();
    Instant until = clock.instant().plus(LONGEST_TURN);
    Optional<String> written = webhook.cursor();
    Optional<String> reached = written;
    int failed = webhook.attempts();
    for (Change change : changes) {
      Optional<String> here = Optional.of(ChangeCursor.of(change.place()));
      if (webhook.kinds().contains(change.what().kind())) {
        Attempt attempt =
            sending.send(webhook, lease.secrets(), Message.of(change), reached, failed + 1);
        metrics.attempted(attempt);
        if (!attempt.delivered()) {
          hold(lease, written, attempt);
          return;
        }
        if (!queue.advance(lease, written, going(here), Optional.of(attempt))) {
          return;
        }
        written = here;
        failed = 0;
      }
      reached = here;
      if (clock.instant().isAfter(until)) {
        break;
      }
    }
    if (!reached.equals(written)) {
      queue.advance(lease, written, going(reached), Optional.empty());
    }
  }

  private Standing going(Optional<String> cursor) {
    return new Standing(cursor, 0, Optional.empty(), clock.instant());
  }

  /** Right before the change that failed, until it is time to try again. */
  private void hold(Lease lease, Optional<String> written, Attempt attempt) {
    if (attempt.status().filter(status -> status == GONE).isPresent()) {
      off(lease, written, "gone", Optional.of(attempt));
      return;
    }
    Optional<Duration> pause = Schedule.after(attempt.number());
    if (pause.isEmpty()) {
      off(lease, written, "failed", Optional.of(attempt));
      return;
    }
    Standing held =
        new Standing(
            attempt.before(),
            attempt.number(),
            Optional.empty(),
            clock.instant().plus(pause.get()));
    queue.advance(lease, written, held, Optional.of(attempt));
  }

  private void off(Lease lease, Optional<String> written, String why, Optional<Attempt> attempt) {
    Optional<String> cursor = attempt.isPresent() ? attempt.get().before() : written;
    int failed = attempt.map(Attempt::number).orElse(lease.webhook().attempts());
    Standing off = new Standing(cursor, failed, Optional.of(why), clock.instant());
    if (queue.advance(lease, written, off, attempt)) {
      LOG.warn("webhook {} is off: {}", lease.webhook().id(), why);
    }
  }
}
