package org.rebound.admin.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.rebound.admin.api.FeedEntry;
import org.rebound.admin.api.Json;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangePlace;

/**
 * What is sent of one change: the same id at every attempt, and the same body unless the address
 * was deleted meanwhile.
 */
final class Message {

  /** The kind of the event that only tries the way. */
  static final String TEST = "test";

  private static final Map<String, String> TYPES =
      Map.of(
          "bounced", "bounce.recorded",
          "complained", "complaint.recorded",
          "blocked", "address.blocked",
          "freed", "address.freed",
          "deleted", "address.deleted");

  private final String id;
  private final String kind;
  private final byte[] body;

  private Message(String id, String kind, byte[] body) {
    this.id = id;
    this.kind = kind;
    this.body = body;
  }

  static Message of(Change change) {
    String kind = change.what().kind();
    return new Message(
        id(change.place()),
        kind,
        json(new Body(TYPES.getOrDefault(kind, kind), change.what().at(), FeedEntry.of(change))));
  }

  /** An event that tells nothing. */
  static Message test(Instant now) {
    return new Message(
        "test_" + UUID.randomUUID(), TEST, json(new Body("webhook.test", now, Map.of())));
  }

  /** With the time: numbers may be given again after a standby without the newest took over. */
  private static String id(ChangePlace place) {
    return "change_%s_%d_%d_%d"
        .formatted(
            place.source(),
            place.place(),
            place.id(),
            ChronoUnit.MICROS.between(Instant.EPOCH, place.at()));
  }

  /** The webhook-id, by which receivers know it again. */
  String id() {
    return id;
  }

  /** The kind of the change, or {@link #TEST}. */
  String kind() {
    return kind;
  }

  byte[] body() {
    return body.clone();
  }

  /** The form that Standard Webhooks asks for. */
  private record Body(String type, Instant timestamp, Object data) {}

  private static byte[] json(Body body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change is always JSON", e);
    }
  }
}
