package org.rebound.admin.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.admin.webhook.WebhookQueue.Attempt;
import org.rebound.admin.webhook.WebhookQueue.Standing;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangeFeed;
import org.rebound.receiver.feed.LostPlaceException;

/**
 * A turn of one webhook: the changes after its cursor, one after the other, until one fails, the
 * turn is over, or there are none. The cursor passes a change only when its receiver answered 2xx,
 * so that each is delivered at least once and in order, whatever stops in between.
 */
final class Delivery {

  private static final int PART = 100;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int GONE = 410;

  private final WebhookQueue queue;
  private final ChangeFeed feed;
  private final Post post;
  private final Clock clock;

  Delivery(WebhookQueue queue, ChangeFeed feed, Post post, Clock clock) {
    this.queue = queue;
    this.feed = feed;
    this.post = post;
    this.clock = clock;
  }

  /** Gives the webhook its turn. */
  void turn(Lease lease) {
    Webhook webhook = lease.webhook();
    Instant until = clock.instant().plus(LONGEST_TURN);
    Optional<String> cursor = webhook.cursor();
    int failed = webhook.attempts();
    try {
      List<Change> changes = feed.after(cursor.flatMap(ChangeCursor::read), PART);
      for (Change change : changes) {
        Optional<String> next = Optional.of(ChangeCursor.of(change.place()));
        if (!webhook.kinds().contains(change.what().kind())) {
          failed = 0;
          if (!queue.advance(lease, cursor, going(next), Optional.empty())) {
            return;
          }
        } else {
          Attempt attempt = attempt(lease, change, failed + 1);
          boolean delivered = attempt.failure().isEmpty();
          Standing now = delivered ? going(next) : held(cursor, attempt);
          if (!queue.advance(lease, cursor, now, Optional.of(attempt)) || !delivered) {
            return;
          }
          failed = 0;
        }
        cursor = next;
        if (clock.instant().isAfter(until)) {
          break;
        }
      }
      Instant again = clock.instant().plus(changes.isEmpty() ? LOOK_AGAIN : Duration.ZERO);
      queue.advance(
          lease,
          cursor,
          new Standing(cursor, failed, Optional.empty(), again, false),
          Optional.empty());
    } catch (LostPlaceException e) {
      queue.advance(
          lease,
          cursor,
          new Standing(cursor, failed, Optional.of("cursor_lost"), clock.instant(), false),
          Optional.empty());
    }
  }

  private Attempt attempt(Lease lease, Change change, int number) {
    Message message = Message.of(change);
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Rebound");
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", lease.signatures(message.id(), now, message.body()));
    Optional<Integer> status = Optional.empty();
    Optional<String> failure;
    try {
      int answered = post.send(lease.webhook().url(), headers, message.body());
      status = Optional.of(answered);
      failure = answered / 100 == 2 ? Optional.empty() : Optional.of("it answered " + answered);
    } catch (IOException e) {
      failure = Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    return new Attempt(now, message.id(), change.what().kind(), number, status, failure);
  }

  private Standing going(Optional<String> cursor) {
    return new Standing(cursor, 0, Optional.empty(), clock.instant(), true);
  }

  private Standing held(Optional<String> cursor, Attempt attempt) {
    Instant now = clock.instant();
    if (attempt.status().filter(status -> status == GONE).isPresent()) {
      return new Standing(cursor, attempt.number(), Optional.of("gone"), now, false);
    }
    return Schedule.after(attempt.number())
        .map(
            pause ->
                new Standing(cursor, attempt.number(), Optional.empty(), now.plus(pause), false))
        .orElseGet(() -> new Standing(cursor, attempt.number(), Optional.of("failed"), now, false));
  }
}
