package org.rebound.admin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.rebound.admin.RunningDaemon;
import org.rebound.admin.SmtpClient;

/** A mailing that went out with return paths of the daemon, and comes back to it by SMTP. */
final class SentMailing {

  private static final AtomicLong NUMBER = new AtomicLong(70_000);

  private final RunningDaemon daemon;
  private final long id = NUMBER.incrementAndGet();

  SentMailing(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  long id() {
    return id;
  }

  /** Registers recipients without anything coming back. */
  SentMailing to(String... recipients) {
    post(
        "/recipients",
        Arrays.stream(recipients)
            .map(recipient -> "{\"address\":\"" + recipient + "\"}")
            .collect(Collectors.joining(",", "{\"recipients\":[", "]}")));
    return this;
  }

  /** Reports an event at a recipient, as the sender does. */
  SentMailing report(String event, String recipient) {
    post(
        "/events",
        "{\"events\":[{\"event\":\"" + event + "\",\"address\":\"" + recipient + "\"}]}");
    return this;
  }

  /** Undeliverable, as the mail system of the recipient says. */
  SentMailing bounce(String recipient, String status, String diagnostic) {
    return comesBack(recipient, Reports.failed(recipient, status, diagnostic));
  }

  /** There is no such mailbox. */
  SentMailing hard(String recipient) {
    return bounce(recipient, "5.1.1", "550 5.1.1 <" + recipient + ">: User unknown");
  }

  /** The mailbox is full at the moment. */
  SentMailing soft(String recipient) {
    return bounce(recipient, "4.2.2", "452 4.2.2 <" + recipient + ">: Mailbox full");
  }

  /** This message comes back for the recipient. */
  SentMailing comesBack(String recipient, String message) {
    String path =
        post("/return-paths", "{\"recipients\":[\"" + recipient + "\"]}")
            .at("/items/0/returnPath")
            .asText();
    try {
      assertThat(SmtpClient.send(daemon, path, message)).startsWith("250 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The one bounce of this mailing to a recipient. */
  JsonNode bounceOf(String recipient) {
    JsonNode items =
        daemon.json("/api/v1/bounces?mailing=" + id + "&address=" + recipient).get("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  /** Bounces softly in so many mailings, one after another. */
  static void softBounces(RunningDaemon daemon, String recipient, int mailings) {
    for (int i = 0; i < mailings; i++) {
      new SentMailing(daemon).soft(recipient);
    }
  }

  /** How the address stands. */
  static JsonNode address(RunningDaemon daemon, String address) {
    return daemon.json("/api/v1/addresses/" + address);
  }

  /** What the sender is told to skip, by address. */
  static Map<String, JsonNode> skipped(RunningDaemon daemon, String... addresses) {
    String body =
        Arrays.stream(addresses)
            .map(address -> "\"" + address + "\"")
            .collect(Collectors.joining(",", "{\"addresses\":[", "]}"));
    JsonNode skip = RunningDaemon.tree(daemon.post("/api/v1/check", body)).get("skip");
    return skip.findParents("address").stream()
        .collect(Collectors.toMap(one -> one.get("address").asText(), one -> one));
  }

  /** Why the sender is told to skip an address; it must be told so. */
  static JsonNode skip(RunningDaemon daemon, String address) {
    return Optional.ofNullable(skipped(daemon, address).get(address)).orElseThrow();
  }

  private JsonNode post(String path, String body) {
    var response = daemon.post("/api/v1/mailings/" + id + path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningDaemon.tree(response);
  }
}
