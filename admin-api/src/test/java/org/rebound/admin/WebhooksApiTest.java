package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebound.receiver.postgres.TestPostgres;

/** Webhooks as admins make them, and as a receiver on loopback gets them. */
class WebhooksApiTest {

  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of(
              "REBOUND_WEBHOOKS_PRIVATE_ADDRESSES", "true", "REBOUND_WEBHOOKS_PLAIN_HTTP", "true"));

  private final LedgerRows rows = new LedgerRows(DAEMON.jdbi());
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final HttpServer receiver = receiver();

  private record Told(String id, String timestamp, String signature, String body) {}

  @AfterAll
  static void stopDaemon() {
    DAEMON.close();
  }

  @BeforeEach
  void noWebhooks() {
    rows.execute("delete from webhook");
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void bounceIsToldSignedWithTheSecretThatWasShownOnce() throws Exception {
    JsonNode made = make("\"kinds\":[\"bounced\"]");
    long bounce = rows.bounce(7, "told@example.com", Instant.now(), "hard", "mailbox_unknown");
    Told one = next();
    JsonNode body = RunningDaemon.JSON.readTree(one.body());
    assertThat(body.get("type").asText()).isEqualTo("bounce.recorded");
    assertThat(body.at("/data/bounce").asLong()).isEqualTo(bounce);
    assertThat(body.at("/data/address").asText()).isEqualTo("told@example.com");
    assertThat(one.signature()).isEqualTo(signature(made.get("secret").asText(), one));
    verified(made.get("secret").asText(), one);
    assertThat(DAEMON.get(WEBHOOKS).body())
        .doesNotContain("secret")
        .doesNotContain(made.get("secret").asText());
  }

  @Test
  void afterARotationBothSecretsSign() throws Exception {
    JsonNode made = make("\"since\":\"now\"");
    HttpResponse<String> answer = DAEMON.call("POST", path(made) + "/rotation", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode rotated = RunningDaemon.tree(answer);
    assertThat(rotated.has("formerSecretUntil")).isTrue();
    assertThat(DAEMON.call("POST", path(made) + "/deliveries/test", "").statusCode())
        .isEqualTo(200);
    Told one = next();
    assertThat(one.signature())
        .isEqualTo(
            signature(rotated.get("secret").asText(), one)
                + " "
                + signature(made.get("secret").asText(), one));
    verified(made.get("secret").asText(), one);
    verified(rotated.get("secret").asText(), one);
    assertThatThrownBy(() -> verified("whsec_" + "A".repeat(43) + "=", one))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void testSaysWhatCameOfItAndIsInTheLog() throws Exception {
    JsonNode made = make("\"since\":\"now\"");
    JsonNode tried = RunningDaemon.tree(DAEMON.call("POST", path(made) + "/deliveries/test", ""));
    assertThat(tried.get("delivered").asBoolean()).isTrue();
    assertThat(tried.get("status").asInt()).isEqualTo(204);
    assertThat(next().id()).isEqualTo(tried.get("message").asText()).startsWith("test_");
    JsonNode log = DAEMON.json(path(made) + "/deliveries").get("items");
    assertThat(log.get(0).get("message")).isEqualTo(tried.get("message"));
  }

  @Test
  void receiverThatIsDownIsSeenInTheLogAndInTheList() {
    JsonNode made = make("\"kinds\":[\"bounced\"]");
    receiver.stop(0);
    JsonNode tried = RunningDaemon.tree(DAEMON.call("POST", path(made) + "/deliveries/test", ""));
    assertThat(tried.get("delivered").asBoolean()).isFalse();
    assertThat(tried.get("failure").asText()).isNotBlank();
    assertThat(tried.has("status")).isFalse();
  }

  @Test
  void replayTellsAgainUnderTheSameId() throws Exception {
    JsonNode made = make("\"kinds\":[\"bounced\"]");
    rows.bounce(7, "again@example.com", Instant.now(), "hard", "mailbox_unknown");
    Told first = next();
    String since = Instant.now().minusSeconds(60).toString();
    HttpResponse<String> answer =
        DAEMON.post(path(made) + "/deliveries/replay", "{\"from\":\"" + since + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Told again = next();
    while (!again.id().equals(first.id())) {
      again = next();
    }
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void webhookThatIsOffIsToldNothingUntilItIsOnAgain() throws Exception {
    JsonNode made = make("\"kinds\":[\"bounced\"]");
    JsonNode off = RunningDaemon.tree(DAEMON.call("PATCH", path(made), "{\"on\":false}"));
    assertThat(off.get("offBecause").asText()).isEqualTo("admin");
    rows.bounce(7, "late@example.com", Instant.now(), "hard", "mailbox_unknown");
    assertThat(told.poll(1, TimeUnit.SECONDS)).isNull();
    DAEMON.call("PATCH", path(made), "{\"on\":true}");
    assertThat(next().body()).contains("late@example.com");
  }

  @Test
  void everyChangeIsInTheAuditListWithTheHostAndNoMoreOfTheUrl() {
    JsonNode made = make("\"kinds\":[\"bounced\"]");
    DAEMON.call("PATCH", path(made), "{\"kinds\":[\"freed\"]}");
    DAEMON.call("POST", path(made) + "/rotation", "");
    assertThat(DAEMON.call("DELETE", path(made), "").statusCode()).isEqualTo(204);
    assertThat(DAEMON.call("DELETE", path(made), "").statusCode()).isEqualTo(404);
    JsonNode audit = DAEMON.json("/api/v1/audit?object=webhook%20" + made.get("id").asText());
    assertThat(audit.get("items").findValuesAsText("action"))
        .containsExactly(
            "delete-webhook", "rotate-webhook-secret", "change-webhook", "create-webhook");
    assertThat(audit.toString()).contains("127.0.0.1").doesNotContain("token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'url':''}",
        "{'url':'/hook'}",
        "{'url':'ftp://example.com/'}",
        "{'url':'https://user:password@example.com/'}",
        "{'url':'https://example.com/#there'}",
        "{'url':'https://example.com:0/'}",
        "{'url':'https://example.com:70000/'}",
        "{'url':'https://example.com/\\r\\nHost: other'}",
        "{'url':'https://b\\u00fccher.example/'}",
        "{'url':'https://example.com/','kinds':[]}",
        "{'url':'https://example.com/','kinds':['opened']}",
        "{'url':'https://example.com/','kinds':['freed','freed']}",
        "{'url':'https://example.com/','kinds':[null]}",
        "{'url':'https://example.com/','since':'yesterday'}"
      })
  void webhookThatCannotBeIsRefused(String body) {
    HttpResponse<String> answer = DAEMON.post(WEBHOOKS, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("urn:rebound:problem:invalid-body");
  }

  @Test
  void unlessItIsAllowedHttpIsRefusedAndLoopbackIsNotConnectedTo() {
    RunningDaemon guarded = RunningDaemon.shared();
    String http = "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "/\"}";
    HttpResponse<String> refused = guarded.post(WEBHOOKS, http);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("webhooks.plainHttp");
    JsonNode made = RunningDaemon.tree(guarded.post(WEBHOOKS, http.replace("http:", "https:")));
    JsonNode tried = RunningDaemon.tree(guarded.call("POST", path(made) + "/deliveries/test", ""));
    guarded.call("DELETE", path(made), "");
    assertThat(tried.get("failure").asText()).contains("webhooks.privateAddresses");
    assertThat(told).isEmpty();
  }

  private JsonNode make(String more) {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?token=1";
    HttpResponse<String> answer = DAEMON.post(WEBHOOKS, "{\"url\":\"" + url + "\"," + more + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return RunningDaemon.tree(answer);
  }

  private static String path(JsonNode webhook) {
    return WEBHOOKS + "/" + webhook.get("id").asText();
  }

  private Told next() throws InterruptedException {
    Told one = told.poll(1, TimeUnit.MINUTES);
    assertThat(one).as("told in time").isNotNull();
    return one;
  }

  /** By the official library, as a receiver would. */
  private static void verified(String secret, Told told) throws WebhookVerificationException {
    new Webhook(secret)
        .verify(
            told.body(),
            Map.of(
                "webhook-id", List.of(told.id()),
                "webhook-timestamp", List.of(told.timestamp()),
                "webhook-signature", List.of(told.signature())));
  }

  /** By the words of the specification, with nothing of ours. */
  private static String signature(String secret, Told told) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = told.id() + "." + told.timestamp() + "." + told.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpServer receiver() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            told.add(
                new Told(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
