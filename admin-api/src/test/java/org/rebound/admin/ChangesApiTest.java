package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.postgres.TestPostgres;

/** The change feed over HTTP, of a daemon with few threads and connections. */
class ChangesApiTest {

  private static final RunningDaemon DAEMON =
      RunningDaemon.start(
          TestPostgres.shared().createDatabase(),
          RunningDaemon.newFolder(),
          Map.of("REBOUND_SERVER_MAX_THREADS", "16", "REBOUND_DATABASE_POOL_SIZE", "6"));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final LedgerRows rows = new LedgerRows(DAEMON.jdbi());
  private final long mailing = LedgerRows.number();

  @AfterAll
  static void stop() {
    DAEMON.close();
  }

  @Test
  void entriesSayWhatASenderNeedsToActAndEachIsAPlaceToGoOnFrom() {
    String start = now();
    long first = bounce("first");
    long second = bounce("second");
    settled();
    List<JsonNode> entries = lines(DAEMON.get(start));
    assertThat(entries).extracting(e -> e.get("bounce").asLong()).containsExactly(first, second);
    ObjectNode entry = (ObjectNode) entries.get(0);
    String cursor = entry.remove("cursor").asText();
    entry.remove("at");
    assertThat(entry)
        .isEqualTo(
            tree(
                ("{'kind':'bounced','address':'%s','addressId':'%d','mailing':%d,'verdict':'hard',"
                        + "'category':'mailbox_unknown','fault':'recipient','status':'5.1.1',"
                        + "'counted':true,'bounce':%d}")
                    .formatted(
                        address("first"), LedgerRows.tag(address("first")), mailing, first)));
    assertThat(lines(DAEMON.get("/api/v1/changes?since=" + cursor)))
        .containsExactly(entries.get(1));
  }

  @Test
  void clientThatWaitsIsAnsweredWhenSomethingHappens() throws Exception {
    String start = now();
    CompletableFuture<HttpResponse<String>> answer = follow(start.replace("wait=0", "wait=30"));
    awaitWaiting(1);
    long bounce = bounce("awaited");
    List<JsonNode> entries = lines(answer.get(1, TimeUnit.MINUTES));
    assertThat(entries).extracting(e -> e.get("bounce").asLong()).containsExactly(bounce);
  }

  @Test
  void clientThatWaitedInVainIsToldWhereToGoOn() {
    settled();
    HttpResponse<String> nothing = DAEMON.get("/api/v1/changes?since=now&wait=1&limit=7");
    assertThat(nothing.statusCode()).isEqualTo(200);
    assertThat(nothing.body()).isEmpty();
    assertThat(next(nothing)).contains("limit=7").contains("wait=1");
    assertThat(nothing.headers().firstValue("Content-Type")).contains("application/x-ndjson");
  }

  @Test
  void thoseWhoWaitKeepNeitherThreadsNorConnectionsFromOthers() throws Exception {
    String start = now().replace("wait=0", "wait=30");
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(follow(start));
    }
    awaitWaiting(100);
    assertThat(DAEMON.get("/api/v1/overview").statusCode()).isEqualTo(200);
    long bounce = bounce("for-all");
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(lines(answer.get(2, TimeUnit.MINUTES)))
          .extracting(e -> e.get("bounce").asLong())
          .containsExactly(bounce);
    }
  }

  @Test
  void deletedAddressIsNamedByItsIdAndTakenOutOfWhatIsToldOfBefore() {
    String start = now();
    bounce("deleted");
    String id = Long.toString(LedgerRows.tag(address("deleted")));
    new Actions(DAEMON).done("{'action':'delete','ids':['" + address("deleted") + "']}");
    settled();
    HttpResponse<String> answer = DAEMON.get(start);
    List<JsonNode> entries = lines(answer);
    assertThat(entries)
        .extracting(e -> e.get("kind").asText())
        .containsExactly("bounced", "deleted");
    assertThat(entries.get(0).has("addressId")).isFalse();
    assertThat(entries.get(1).get("addressId").asText()).isEqualTo(id);
    assertThat(answer.body()).doesNotContain("@");
  }

  @Test
  void daemonThatStopsSendsHomeWhoWaits() throws Exception {
    RunningDaemon daemon = RunningDaemon.start();
    CompletableFuture<HttpResponse<String>> answer =
        CLIENT.sendAsync(
            daemon.request("/api/v1/changes?wait=30").build(),
            HttpResponse.BodyHandlers.ofString());
    await(() -> waiting(daemon) == 1);
    daemon.close();
    assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
  }

  private static CompletableFuture<HttpResponse<String>> follow(String target) {
    return CLIENT.sendAsync(DAEMON.request(target).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void awaitWaiting(int clients) throws InterruptedException {
    await(() -> waiting(DAEMON) == clients);
  }

  private static void await(BooleanSupplier there) throws InterruptedException {
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (!there.getAsBoolean()) {
      assertThat(Instant.now()).as("in time").isBefore(patience);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long waiting(RunningDaemon daemon) {
    String metrics =
        RunningDaemon.send(HttpRequest.newBuilder(daemon.operations("/metrics")).build()).body();
    return metrics
        .lines()
        .filter(line -> line.startsWith("rebound_changes_waiting_clients "))
        .map(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElse(0L);
  }

  /** Where what is to come begins, when nothing of before is held back. */
  private static String now() {
    settled();
    return next(DAEMON.get("/api/v1/changes?since=now"));
  }

  /** The server's own housekeeping, and that of other daemons, writes in transactions too. */
  private static void settled() {
    try {
      await(
          () ->
              DAEMON
                  .jdbi()
                  .withHandle(
                      handle ->
                          handle
                              .select(
                                  "select not exists (select from (select feed_place from"
                                      + " bounce_event union all select feed_place from"
                                      + " address_deletion) p where feed_place >="
                                      + " pg_snapshot_xmin(pg_current_snapshot()))")
                              .mapTo(Boolean.class)
                              .one()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private long bounce(String name) {
    return rows.bounce(mailing, address(name), Instant.now(), "hard", "mailbox_unknown");
  }

  private String address(String name) {
    return name + mailing + "@example.com";
  }

  private static String next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .orElseThrow()
        .replaceFirst("^<", "")
        .replaceFirst(">; rel=\"next\"$", "");
  }

  private static List<JsonNode> lines(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(line -> tree(line)).toList();
  }

  private static JsonNode tree(String json) {
    try {
      return RunningDaemon.JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
