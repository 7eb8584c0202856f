package org.rebound.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.rebound.e2e.Bounces.Bounce;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Generator;

/**
 * Four daemons write changes: bounces by SMTP to each of them, two changes each, and jobs that
 * block by hand and clear the bounce flag. A client follows over HTTP, from any of them, stops and
 * resumes. It gets what the database holds: nothing missed, nothing twice.
 */
final class FollowChanges {

  private static final int MAILING = 5_000;
  private static final int JOB = 10_000;
  private static final int CONNECTIONS = 40;

  private final Trial trial;
  private final Fleet fleet;
  private final long wanted;
  private volatile boolean written;

  private FollowChanges(Trial trial, Fleet fleet, long wanted) {
    this.trial = trial;
    this.fleet = fleet;
    this.wanted = wanted;
  }

  static String tell(int changes) throws Exception {
    try (Trial trial =
            Trial.external("follow-changes", Map.of("REBOUND_DATABASE_POOL_SIZE", "12"));
        Fleet fleet = new Fleet(trial, 3)) {
      return new FollowChanges(trial, fleet, changes).run();
    }
  }

  private String run() throws Exception {
    trial.round(() -> {});
    long began = System.nanoTime();
    Follower follower = new Follower(fleet);
    CompletableFuture<Long> sending = CompletableFuture.supplyAsync(this::send);
    CompletableFuture<Void> acting = CompletableFuture.runAsync(this::act);
    CompletableFuture<Void> counting = CompletableFuture.runAsync(this::count);
    while (!(sending.isDone() && acting.isDone() && counting.isDone())) {
      follower.readPart();
    }
    counting.get();
    acting.get();
    long bounces = sending.get();
    long wrote = System.nanoTime();
    Set<Long> there = there();
    while (follower.seen().size() < there.size()) {
      int before = follower.seen().size();
      follower.readPart();
      if (follower.seen().size() == before
          && System.nanoTime() - wrote > Duration.ofMinutes(10).toNanos()) {
        throw new StoryFailed((there.size() - before) + " changes were missed");
      }
    }
    long read = System.nanoTime();
    if (follower.twice() != 0 || !follower.seen().equals(there)) {
      throw new StoryFailed(follower.twice() + " changes told twice, or others than there are");
    }
    fleet.leaveOne();
    String rest = trial.finish();
    return ("%d changes of %d bounces and of jobs, written by four daemons in %d s, all read %d s"
            + " later from any of them: %d parts, %d of them broken off; missed 0, twice 0; %s")
        .formatted(
            there.size(),
            bounces,
            Duration.ofNanos(wrote - began).toSeconds(),
            Duration.ofNanos(read - wrote).toSeconds(),
            follower.parts(),
            follower.stops(),
            rest);
  }

  /** Bounces of recipients that did not bounce before, so that each is blocked. */
  private long send() {
    long sent = 0;
    long before = trial.journal().count(250);
    try {
      for (int mailing = 1_001; !written; mailing++) {
        List<Bounce> bounces = mint(mailing);
        new Generator(fleet.smtpPort(), trial.journal()).send(bounces, CONNECTIONS).await();
        if (trial.journal().count(250) < before + sent + bounces.size()) {
          throw new StoryFailed("a bounce was not answered 250");
        }
        sent += bounces.size();
      }
      return sent;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Bounce> mint(int mailing) throws Exception {
    List<String> recipients = new ArrayList<>();
    for (int i = 0; i < MAILING; i++) {
      recipients.add("u" + i + "@m" + mailing + ".example");
    }
    JsonNode minted =
        fleet
            .api()
            .post(
                "/api/v1/mailings/" + mailing + "/return-paths", Map.of("recipients", recipients));
    List<Bounce> bounces = new ArrayList<>();
    for (JsonNode item : minted.get("items")) {
      String recipient = item.get("recipient").asText();
      bounces.add(
          new Bounce(mailing + "/" + recipient, recipient, item.get("returnPath").asText()));
    }
    return bounces;
  }

  /** Jobs that block the same people by hand and free them again. */
  private void act() {
    AskedJobs jobs = new AskedJobs(fleet, JOB, 1_000);
    while (!written) {
      jobs.prepare();
      jobs.ask();
    }
  }

  private void count() {
    try {
      while (!written) {
        TimeUnit.SECONDS.sleep(5);
        written = trial.ledger().number("select count(*) from (" + ROWS + ") as rows") >= wanted;
      }
    } catch (Exception e) {
      written = true;
      throw new IllegalStateException(e);
    }
  }

  private static final String ROWS =
      """
      select 'b' as source, id from bounce_event where kind in ('bounce', 'complaint')
      union all
      select 't', id from address_transition
       where (state_before = 'blocked' or state_after = 'blocked')
         and not (state_after = 'blocked' and cause = 'cleared')
      union all
      select 'd', id from address_deletion
      """;

  private Set<Long> there() throws Exception {
    Set<Long> there = new HashSet<>();
    try (Connection connection = trial.ledger().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(ROWS)) {
        while (rows.next()) {
          there.add(Follower.row(rows.getString(1).charAt(0), rows.getLong(2)));
        }
      }
    }
    return there;
  }
}
