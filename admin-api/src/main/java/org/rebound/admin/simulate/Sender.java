package org.rebound.admin.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The program that sends mailings: registers recipients, reports what was sent and opened. */
final class Sender {

  private static final int MINUTES_UNTIL_OPENED = 2 * 24 * 60;

  private final Api api;
  private final Random random;
  private final Instant now;
  private int sent;
  private int opened;

  Sender(Api api, Random random, Instant now) {
    this.api = api;
    this.random = random;
    this.now = now;
  }

  int sent() {
    return sent;
  }

  int opened() {
    return opened;
  }

  /** Makes a mailing and says that nearly all of it went out at {@code at}. */
  SentMailing send(String title, Instant at, List<Person> recipients) throws IOException {
    long number = api.post("/api/v1/mailings", Map.of("title", title)).get("id").asLong();
    String path = "/api/v1/mailings/" + number;
    List<Map<String, String>> rows = new ArrayList<>();
    for (Person person : recipients) {
      rows.add(
          Map.of(
              "address",
              person.address(),
              "name",
              person.name(),
              "contactKey",
              person.key(),
              "recipientKey",
              person.key()));
    }
    List<String> returnPaths = new ArrayList<>();
    JsonNode registered = api.post(path + "/recipients", Map.of("recipients", rows));
    registered.get("items").forEach(one -> returnPaths.add(one.get("returnPath").asText()));
    api.post(path + "/events", Map.of("events", events(at, recipients)));
    return new SentMailing(number, at, recipients, returnPaths);
  }

  private List<Map<String, String>> events(Instant at, List<Person> recipients) {
    List<Map<String, String>> events = new ArrayList<>();
    for (Person person : recipients) {
      if (random.nextInt(50) > 0) {
        sent++;
        Instant gone = at.plusMillis(sent * 20L);
        events.add(event("sent", person, gone));
        Duration later = Duration.ofMinutes(1 + random.nextInt(MINUTES_UNTIL_OPENED));
        if (random.nextInt(100) < 34 && gone.plus(later).isBefore(now)) {
          opened++;
          events.add(event("opened", person, gone.plus(later)));
        }
      }
    }
    return events;
  }

  private static Map<String, String> event(String what, Person person, Instant at) {
    return Map.of("event", what, "recipientKey", person.key(), "at", at.toString());
  }
}
