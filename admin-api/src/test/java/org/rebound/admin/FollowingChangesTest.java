package org.rebound.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.rebound.admin.api.ChangeCursor;
import org.rebound.receiver.feed.ChangePlace;

/**
 * A client that follows the feed while four writers' transactions overlap, and stops and resumes
 * all the time. {@code bench/changes/run} does it with a million changes.
 */
class FollowingChangesTest {

  private static final int CHANGES = Integer.getInteger("rebound.changes", 20_000);
  private static final int WRITERS = 4;
  private static final int STOPS = 100;
  private static final int LONGEST_PART = Math.max(2, CHANGES / STOPS);
  private static final Duration PATIENCE = Duration.ofSeconds(120 + CHANGES / 500);

  private static final String BOUNCES =
      "insert into bounce_event (id, received_at, message_id, mailing_id, tag, foreign_recipient,"
          + " kind, verdict, category, fault, status, diagnostic, rule, rule_pack, field, evidence,"
          + " weighed, counted) select nextval('bounce_event_id'), clock_timestamp(), 1, 1, n, false,"
          + " case n % 9 when 0 then 'complaint' else 'bounce' end, 'hard', 'mailbox_unknown',"
          + " 'recipient', '5.1.1', 'no such user', 'r', 'p', 'status', '5.1.1', '[]', true"
          + " from generate_series(1, ?) n returning 'b' || id";
  private static final String TRANSITIONS =
      "insert into address_transition (at, tag, state_before, state_after, cause, actor) select"
          + " clock_timestamp(), n, 'usable', 'blocked', 'hard_bounce', 'policy'"
          + " from generate_series(1, ?) n returning 't' || id";
  private static final String DELETIONS =
      "insert into address_deletion (at, tag) select clock_timestamp(), n"
          + " from generate_series(1, ?) n returning 'd' || id";

  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private final AtomicLong rolledBack = new AtomicLong();

  @Test
  void clientThatStopsAndResumesGetsEveryChangeOfOverlappingTransactionsOnce() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try (RunningDaemon daemon = RunningDaemon.start()) {
      Instant began = Instant.now();
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(writer);
        writing.add(writers.submit(() -> write(daemon, random)));
      }
      Follower follower = new Follower(daemon);
      while (!writing.stream().allMatch(Future::isDone)) {
        follower.readPart();
      }
      Instant written = Instant.now();
      for (Future<?> one : writing) {
        one.get();
      }
      while (follower.seen.size() < committed.size()) {
        follower.readPart();
        assertThat(Instant.now()).as("in time").isBefore(began.plus(PATIENCE));
      }
      assertThat(follower.readPart()).as("changes that nobody wrote").isZero();
      System.out.printf(
          "changes: %d committed and %d rolled back by %d writers in %d ms, all read %d ms later,"
              + " %d parts, %d stops in the middle of one%n",
          committed.size(),
          rolledBack.get(),
          WRITERS,
          Duration.between(began, written).toMillis(),
          Duration.between(written, Instant.now()).toMillis(),
          follower.parts,
          follower.stops);
      assertThat(committed).hasSizeGreaterThanOrEqualTo(CHANGES);
      assertThat(follower.twice).isEmpty();
      assertThat(follower.seen).isEqualTo(committed);
      assertThat(follower.stops).isGreaterThanOrEqualTo(STOPS);
      assertThat(follower.parts).isGreaterThanOrEqualTo(STOPS);
    } finally {
      writers.shutdownNow();
    }
  }

  /** Transactions of any length, in which rows are written now and then. */
  private Void write(RunningDaemon daemon, Random random) throws InterruptedException {
    try (Handle handle = daemon.jdbi().open()) {
      while (committed.size() < CHANGES) {
        List<String> mine = new ArrayList<>();
        handle.begin();
        for (int step = random.nextInt(4); step >= 0; step--) {
          String statement =
              List.of(BOUNCES, BOUNCES, TRANSITIONS, DELETIONS).get(random.nextInt(4));
          mine.addAll(handle.select(statement, 1 + random.nextInt(40)).mapTo(String.class).list());
          // The overlap is what is tested: some transactions are long.
          TimeUnit.MICROSECONDS.sleep(
              random.nextInt(50) == 0 ? random.nextInt(200_000) : random.nextInt(2_000));
        }
        if (random.nextInt(20) == 0) {
          handle.rollback();
          rolledBack.addAndGet(mine.size());
        } else {
          handle.commit();
          committed.addAll(mine);
        }
      }
    }
    return null;
  }

  /** Knows nothing but the last cursor between one request and the next. */
  private static final class Follower {

    private final RunningDaemon daemon;
    private final Random random = new Random(99);
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<String> twice = new ArrayList<>();
    private String since = "";
    private int parts;
    private int stops;

    Follower(RunningDaemon daemon) {
      this.daemon = daemon;
    }

    /** Reads a part and deals with some of it, as if it were ended then. */
    int readPart() throws Exception {
      int limit = 1 + random.nextInt(LONGEST_PART);
      HttpResponse<String> answer =
          daemon.get("/api/v1/changes?wait=1&limit=" + Math.min(limit, 10_000) + since);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<String> lines = answer.body().lines().toList();
      parts++;
      int dealtWith = lines.size();
      if (!lines.isEmpty() && random.nextInt(3) > 0) {
        dealtWith = random.nextInt(lines.size());
        stops++;
      }
      for (String line : lines.subList(0, dealtWith)) {
        JsonNode entry = RunningDaemon.JSON.readTree(line);
        String cursor = entry.get("cursor").asText();
        ChangePlace place = ChangeCursor.read(cursor).orElseThrow();
        String row = String.valueOf(place.source()) + place.id();
        if (!seen.add(row)) {
          twice.add(row);
        }
        since = "&since=" + cursor;
      }
      return lines.size();
    }
  }
}
