package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Large imports: progress, stopping one, and a daemon that stops before the job does. */
class ImportJobsTest {

  private static final int ADDRESSES = 12_000;

  private RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  ImportJobsTest() {
    // Batches take their time, so that there is a middle.
    rows.execute(
        "create function slowly() returns trigger language plpgsql as"
            + " 'begin perform pg_sleep(0.25); return null; end'");
    rows.execute(
        "create trigger slowly after insert on address_transition for each statement"
            + " execute function slowly()");
  }

  @AfterEach
  void close() {
    daemon.close();
  }

  @Test
  void importGoesOnWhereItWasWhenTheDaemonIsStartedAgain() {
    long list = upload();
    long job = start(list);
    new Actions(daemon).await(job, seen -> seen.get("done").asInt() >= 1_000);
    daemon.close();
    long done = count("select done from job");
    assertThat(done).isBetween(1_000L, ADDRESSES - 1_000L);
    assertThat(count("select count(*) from address where state = 'blocked'")).isEqualTo(done);
    rows.execute("drop trigger slowly on address_transition");
    daemon = RunningDaemon.start(daemon.database(), daemon.folder(), Map.of());
    assertThat(start(list)).as("started again while it runs").isEqualTo(job);
    JsonNode ended = new Actions(daemon).await(job, "done");
    assertThat(ended.get("done").asInt()).isEqualTo(ADDRESSES);
    assertThat(ended.get("changed").asInt()).isEqualTo(ADDRESSES);
    assertThat(count("select count(*) from address_transition")).isEqualTo(ADDRESSES);
    assertThat(count("select count(distinct tag) from address_transition")).isEqualTo(ADDRESSES);
    assertThat(count("select count(*) from blocked_address where cause = 'import'"))
        .isEqualTo(ADDRESSES);
    assertThat(count("select count from audit where action = 'import'")).isEqualTo(ADDRESSES);
    assertThat(count("select count(*) from import_row")).isZero();
  }

  @Test
  void importThatIsCancelledStopsInTheMiddleAndWhatItDidStaysDone() {
    long job = start(upload());
    new Actions(daemon).await(job, seen -> seen.get("done").asInt() >= 1_000);
    assertThat(daemon.post("/api/v1/jobs/" + job + "/cancel", "").statusCode()).isEqualTo(200);
    JsonNode cancelled = new Actions(daemon).await(job, "cancelled");
    assertThat(count("select count(*) from address where state = 'blocked'"))
        .isEqualTo(cancelled.get("done").asInt())
        .isBetween(1_000L, ADDRESSES - 1_000L);
    assertThat(count("select count(*) from import_row"))
        .as("left for the housekeeping")
        .isEqualTo(ADDRESSES - cancelled.get("done").asLong());
  }

  private long upload() {
    String body =
        IntStream.range(0, ADDRESSES)
            .mapToObj(i -> "u" + i + "@import.example\n")
            .collect(Collectors.joining());
    HttpResponse<String> answer =
        RunningDaemon.send(
            daemon
                .request("/api/v1/imports?format=text")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(RunningDaemon.tree(answer).get("wouldBlock").asInt()).isEqualTo(ADDRESSES);
    return RunningDaemon.tree(answer).get("id").asLong();
  }

  private long start(long list) {
    HttpResponse<String> answer = daemon.post("/api/v1/imports/" + list + "/start", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return RunningDaemon.tree(answer).get("id").asLong();
  }

  private long count(String sql) {
    return daemon.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
