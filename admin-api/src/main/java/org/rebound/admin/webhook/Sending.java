package org.rebound.admin.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one signed message and says what came of it: 2xx means that the receiver has it, anything
 * else that it has not. Safe for use by many threads.
 */
final class Sending {

  private static final int LONGEST_FAILURE = 300;

  private final Post post;
  private final Clock clock;

  Sending(Post post, Clock clock) {
    this.post = post;
    this.clock = clock;
  }

  /**
   * Sends.
   *
   * @param before the cursor of the change before, for the log
   * @param number which try it is
   * @throws java.util.concurrent.CancellationException when the daemon stops: it is no try then
   */
  Attempt send(
      Webhook webhook, Secrets secrets, Message message, Optional<String> before, int number) {
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Rebound");
    headers.put("webhook-id", message.id());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("webhook-signature", secrets.signatures(message, now));
    Optional<Integer> status = Optional.empty();
    Optional<String> failure;
    try {
      int answered = post.send(webhook.url(), headers, message.body());
      status = Optional.of(answered);
      failure = answered / 100 == 2 ? Optional.empty() : Optional.of("it answered " + answered);
    } catch (IOException e) {
      failure = Optional.of(inWords(e));
    }
    return new Attempt(0, now, message.id(), message.kind(), before, number, status, failure);
  }

  /** What a library says may quote the other side, and is bounded and made harmless. */
  private static String inWords(IOException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String safe = said.replaceAll("\\p{Cntrl}|@", "?");
    return safe.substring(0, Math.min(safe.length(), LONGEST_FAILURE));
  }
}
