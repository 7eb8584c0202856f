package org.rebound.admin.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import org.rebound.admin.api.FeedEntry;
import org.rebound.admin.api.Json;
import org.rebound.receiver.feed.Change;
import org.rebound.receiver.feed.ChangePlace;

/** What is sent of one change: the same id and body at every attempt. */
final class Message {

  private static final Map<String, String> TYPES =
      Map.of(
          "bounced", "bounce.recorded",
          "complained", "complaint.recorded",
          "blocked", "address.blocked",
          "freed", "address.freed",
          "deleted", "address.deleted");

  private final String id;
  private final byte[] body;

  private Message(String id, byte[] body) {
    this.id = id;
    this.body = body;
  }

  static Message of(Change change) {
    ChangePlace place = change.place();
    return new Message(
        "change_" + place.source() + "_" + place.place() + "_" + place.id(),
        json(
            new Body(
                TYPES.getOrDefault(change.what().kind(), change.what().kind()),
                change.what().at(),
                FeedEntry.of(change))));
  }

  /** The webhook-id, by which receivers know it again. */
  String id() {
    return id;
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
