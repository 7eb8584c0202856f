package org.rebound.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rebound.e2e.Api;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Jobs asked for by the API while daemons come and go: block by hand, clear the bounce flag, delete
 * for good, each on all that a filter lets through. Every request is sent with an idempotency key
 * until somebody answers. Afterwards each must have been done to each address once.
 */
final class AskedJobs {

  private static final Duration LONG = Duration.ofMinutes(4);

  private final Fleet fleet;
  private final int blocks;
  private final int deletions;
  private final List<Long> numbers = new ArrayList<>();
  private int rounds;

  /** With so many addresses that are blocked and freed, and so many that are deleted, a round. */
  AskedJobs(Fleet fleet, int blocks, int deletions) {
    this.fleet = fleet;
    this.blocks = blocks;
    this.deletions = deletions;
  }

  /** Registers the addresses of the next round. */
  void prepare() {
    rounds++;
    register(100_000 + rounds, blocks, "kept" + rounds);
    register(200_000 + rounds, deletions, "gone" + rounds);
  }

  /** Asks for the three jobs and waits until they are done. */
  void ask() {
    long gone = submit("delete", "recipients", "mailing", "" + (200_000 + rounds), deletions);
    await(submit("block", "recipients", "mailing", "" + (100_000 + rounds), blocks), blocks);
    await(
        submit("clear", "blocked-addresses", "domain", "kept" + rounds + ".example", blocks),
        blocks);
    await(gone, deletions);
  }

  /** Compares with the database; {@link StoryFailed} when anything was done twice or not. */
  String check(Ledger ledger) throws Exception {
    long once =
        ledger.number(
            """
            select count(*) from (
              select a.tag from address a join address_transition t on t.tag = a.tag
               where a.email like '%@kept%.example'
               group by a.tag
              having count(*) = 2 and count(*) filter (where t.state_after = 'blocked') = 1
                 and max(a.state) = 'usable') as once
            """);
    same("addresses that were blocked once and freed once", (long) blocks * rounds, once);
    same(
        "deletions",
        (long) deletions * rounds,
        ledger.number("select count(*) from address_deletion"));
    same(
        "addresses that should be deleted",
        0,
        ledger.number("select count(*) from address where email like '%@gone%.example'"));
    same(
        "ends of jobs in the audit list",
        numbers.size(),
        ledger.number("select count(*) from audit where object like 'job %'"));
    return numbers.size()
        + " jobs on "
        + (2L * blocks + deletions) * rounds
        + " addresses, each done once";
  }

  private void register(int mailing, int many, String domain) {
    List<Map<String, String>> recipients = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      recipients.add(Map.of("address", "p" + i + "@" + domain + ".example"));
    }
    Check.await(
        "recipients are registered",
        LONG,
        () ->
            fleet
                .api()
                .post(
                    "/api/v1/mailings/" + mailing + "/recipients",
                    Map.of("recipients", recipients)),
        answer -> true);
  }

  private long submit(String action, String list, String filter, String value, int expected) {
    Map<String, Object> request =
        new java.util.HashMap<>(
            Map.of(
                "action",
                action,
                "list",
                list,
                "filter",
                Map.of(filter, List.of(value)),
                "expected",
                expected));
    if (action.equals("block")) {
      request.put("reason", "Asked for in a story");
    }
    UUID once = UUID.randomUUID();
    Api api = fleet.api();
    JsonNode job =
        Check.await(
            action + " is taken",
            LONG,
            () -> api.postOnce(once, "/api/v1/actions", request),
            answer -> answer.has("id"));
    numbers.add(job.get("id").asLong());
    return job.get("id").asLong();
  }

  private void await(long number, int many) {
    JsonNode job =
        Check.await(
            "job " + number + " is over",
            LONG,
            () -> fleet.api().get("/api/v1/jobs/" + number),
            seen -> !List.of("waiting", "running").contains(seen.get("state").asText()));
    if (!job.get("state").asText().equals("done")
        || job.get("done").asInt() != many
        || job.get("changed").asInt() != many) {
      throw new StoryFailed("a job for " + many + " addresses ended so: " + job);
    }
  }

  private static void same(String what, long expected, long seen) {
    if (expected != seen) {
      throw new StoryFailed(what + ": expected " + expected + ", saw " + seen);
    }
  }
}
