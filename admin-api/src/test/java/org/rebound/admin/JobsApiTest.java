package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Large jobs: progress, stopping one, and daemons that stop before a job does. */
class JobsApiTest {

  private static final int ADDRESSES = 12_000;

  private RunningDaemon daemon = RunningDaemon.start();
  private final LedgerRows rows = new LedgerRows(daemon.jdbi());

  JobsApiTest() {
    rows.execute(
        "insert into address (tag, email, state, cause, bounces, blocked_at, first_seen_at)"
            + " select hashtextextended(email, 0), email, 'blocked', 'hard_bounce', 1, now(), now()"
            + " from (select 'u' || i || '@jobs.example' as email"
            + "       from generate_series(1, ?) i) made",
        ADDRESSES);
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
  void jobThatIsCancelledStopsInTheMiddleAndWhatItDidStaysDone() {
    long job = clearAll(daemon);
    JsonNode running = new Actions(daemon).await(job, seen -> seen.get("done").asInt() >= 1_000);
    assertThat(running.get("state").asText()).isEqualTo("running");
    assertThat(daemon.post("/api/v1/jobs/" + job + "/cancel", "").statusCode()).isEqualTo(200);
    JsonNode cancelled = new Actions(daemon).await(job, "cancelled");
    assertThat(cancelled.get("done").asInt()).isBetween(1_000, ADDRESSES - 1_000);
    assertThat(cancelled.get("changed")).isEqualTo(cancelled.get("done"));
    assertThat(count("select count(*) from address where state = 'usable'"))
        .isEqualTo(cancelled.get("done").asInt());
    assertThat(count("select count(*) from job_target")).isZero();
    assertThat(daemon.post("/api/v1/jobs/" + job + "/cancel", "").statusCode())
        .as("cancelling what is over changes nothing")
        .isEqualTo(200);
  }

  @Test
  void jobGoesOnWhereItWasWhenTheDaemonIsStartedAgain() {
    long job = clearAll(daemon);
    new Actions(daemon).await(job, seen -> seen.get("done").asInt() >= 1_000);
    daemon.close();
    long done = count("select done from job");
    assertThat(done).isBetween(1_000L, ADDRESSES - 1_000L);
    assertThat(count("select count(*) from address where state = 'usable'")).isEqualTo(done);
    rows.execute("drop trigger slowly on address_transition");
    daemon = RunningDaemon.start(daemon.database(), daemon.folder(), Map.of());
    everyAddressWasClearedOnce(new Actions(daemon).await(job, "done"));
  }

  @Test
  void oneOfTwoDaemonsDoesAJobAndTheOtherDoesTheRestOfItWhenThatOneStops() {
    RunningDaemon second =
        RunningDaemon.start(daemon.database(), RunningDaemon.newFolder(), Map.of());
    try {
      long job = clearAll(daemon);
      new Actions(daemon).await(job, seen -> seen.get("done").asInt() >= 2_000);
      assertThat(count("select count(*) from address_transition"))
          .isEqualTo(count("select count(distinct tag) from address_transition"));
      daemon.close();
      daemon = RunningDaemon.start(daemon.database(), daemon.folder(), Map.of());
      everyAddressWasClearedOnce(new Actions(daemon).await(job, "done"));
    } finally {
      second.close();
    }
  }

  @Test
  void smallJobNeverWaitsBehindALargeOne() {
    rows.address("small@jobs.example", "usable");
    long large = clearAll(daemon);
    JsonNode small =
        new Actions(daemon).done("{'action':'block','reason':'r','ids':['small@jobs.example']}");
    assertThat(small.get("id").asLong()).isGreaterThan(large);
    assertThat(daemon.json("/api/v1/jobs/" + large).get("state").asText()).isEqualTo("running");
    daemon.post("/api/v1/jobs/" + large + "/cancel", "");
    new Actions(daemon).await(large, "cancelled");
  }

  private void everyAddressWasClearedOnce(JsonNode job) {
    assertThat(job.get("done").asInt()).isEqualTo(ADDRESSES);
    assertThat(job.get("changed").asInt()).isEqualTo(ADDRESSES);
    assertThat(count("select count(*) from address where state = 'usable'")).isEqualTo(ADDRESSES);
    assertThat(count("select count(*) from address_transition")).isEqualTo(ADDRESSES);
    assertThat(count("select count(distinct tag) from address_transition")).isEqualTo(ADDRESSES);
    assertThat(count("select count from audit where action = 'clear'")).isEqualTo(ADDRESSES);
  }

  private static long clearAll(RunningDaemon daemon) {
    HttpResponse<String> response =
        new Actions(daemon)
            .post(
                ("{'action':'clear','list':'blocked-addresses',"
                        + "'filter':{'domain':['jobs.example']},'expected':%d}")
                    .formatted(ADDRESSES));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    long job = RunningDaemon.tree(response).get("id").asLong();
    assertThat(response.headers().firstValue("Location").orElse(""))
        .endsWith("/api/v1/jobs/" + job);
    return job;
  }

  private long count(String sql) {
    return daemon.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
