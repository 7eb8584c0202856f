package org.rebound.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.rebound.e2e.Check.StoryFailed;

/**
 * Daemons on one database behind one address, which are stopped, killed and started again in turns
 * while bounces come in and jobs run. Each message is recorded once, each job done once, each
 * change told to a webhook, and again only where a daemon was killed between telling and noting.
 */
final class ScaleOut {

  private static final int LONG_FORM = 10;

  private ScaleOut() {}

  static String tell(int times) throws Exception {
    boolean isLong = times >= LONG_FORM;
    Map<String, String> environment =
        Map.of("REBOUND_WEBHOOKS_PLAIN_HTTP", "true", "REBOUND_WEBHOOKS_PRIVATE_ADDRESSES", "true");
    try (HookReceiver receiver = new HookReceiver();
        Trial trial = Trial.external("scale-out", environment);
        Fleet fleet = new Fleet(trial, isLong ? 3 : 2)) {
      fleet
          .api()
          .post("/api/v1/webhooks", Map.of("url", receiver.url(), "kinds", List.of("bounced")));
      AskedJobs jobs = new AskedJobs(fleet, isLong ? 4_000 : 1_500, isLong ? 400 : 200);
      for (int i = 1; i <= times; i++) {
        int number = i;
        jobs.prepare();
        CompletableFuture<Void> asked = CompletableFuture.runAsync(jobs::ask);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        trial.round(
            400,
            random.nextInt(800),
            () -> {
              fleet.strike(number, number % 2 == 1, random.nextInt(2_000));
              if (!isLong) {
                expire(trial.ledger(), "job");
              }
            });
        asked.get();
        Progress.say(i, times);
      }
      long changes = trial.ledger().number("select count(*) from bounce_event");
      awaitTold(receiver, changes, isLong ? Duration.ofMinutes(3) : Duration.ofSeconds(4), trial);
      if (receiver.again() > fleet.kills()) {
        throw new StoryFailed(
            receiver.again()
                + " changes told again, but only "
                + fleet.kills()
                + " daemons killed");
      }
      fleet.leaveOne();
      noErrors(trial);
      return "%s; %d changes told by webhook, %d of them again after %d kills; %s"
          .formatted(
              jobs.check(trial.ledger()), changes, receiver.again(), fleet.kills(), trial.finish());
    }
  }

  /**
   * Waits until the webhook was told of everything. When nothing is told for so long, whoever had
   * taken it was killed, and another may: after two minutes by itself, in the short form at once.
   */
  private static void awaitTold(HookReceiver receiver, long changes, Duration still, Trial trial)
      throws Exception {
    long told = receiver.changes();
    long since = System.nanoTime();
    while (told < changes) {
      Thread.sleep(100);
      if (receiver.changes() > told) {
        told = receiver.changes();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > still.toNanos()) {
        if (still.toMinutes() > 0) {
          throw new StoryFailed("the webhook was told of " + told + " of " + changes + " changes");
        }
        expire(trial.ledger(), "webhook");
        since = System.nanoTime();
      }
    }
  }

  /** What a killed daemon had taken is left to others after a minute or two; here at once. */
  private static void expire(Ledger ledger, String table) throws Exception {
    try (Connection connection = ledger.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update " + table + " set leased_until = now() where leased_until is not null");
    }
  }

  /** Housekeeping that collides, and locks taken in a circle, are errors in the server's log. */
  private static void noErrors(Trial trial) throws Exception {
    List<String> errors =
        trial.database().log().lines().filter(line -> line.contains("ERROR:")).toList();
    if (!errors.isEmpty()) {
      throw new StoryFailed(errors.size() + " errors of the database: " + errors);
    }
  }
}
