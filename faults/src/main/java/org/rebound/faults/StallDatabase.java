package org.rebound.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.rebound.e2e.Check;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.DebianPostgres;

/**
 * The database is there and does not answer: in turns its processes are stopped, each call takes 5
 * seconds, or somebody holds a lock on a table. Senders are told 451 within 30 seconds, and no
 * threads pile up.
 */
final class StallDatabase {

  private StallDatabase() {}

  static String tell(int times) throws Exception {
    Path folder = Daemon.workFolder("freeze-database");
    DebianPostgres database = Trial.database(folder);
    try (Relay relay = new Relay(database.port());
        Trial trial = Trial.behind(folder, database, relay.port(), Map.of())) {
      trial.round(() -> {});
      for (int i = 0; i < times; i++) {
        switch (i % 3) {
          case 0 -> trial.round(() -> freeze(trial));
          case 1 -> trial.round(() -> slow(trial, relay));
          default -> trial.round(() -> lock(trial));
        }
        Progress.say(i + 1, times);
      }
      return trial.finish();
    }
  }

  private static void freeze(Trial trial) throws Exception {
    trial.database().freeze();
    try {
      awaitRefusals(trial, "frozen");
    } finally {
      trial.database().thaw();
    }
  }

  private static void slow(Trial trial, Relay relay) {
    relay.tap(
        step -> {
          Thread.sleep(step.answer() ? 0 : 5_000);
          return true;
        });
    try {
      awaitRefusals(trial, "slow");
    } finally {
      relay.untap();
    }
  }

  private static void lock(Trial trial) throws Exception {
    try (Connection connection = trial.ledger().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table message in access exclusive mode");
      awaitRefusals(trial, "locked");
      connection.rollback();
    }
  }

  private static void awaitRefusals(Trial trial, String how) {
    long before = trial.journal().count(451);
    long begin = System.nanoTime();
    Check.await(
        "451 while the database is " + how,
        Duration.ofSeconds(33),
        () -> trial.journal().count(451),
        count -> count > before);
    System.out.println(
        "  %s: 451 after %d s"
            .formatted(how, Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    try {
      if (trial.daemon().threads() > 150) {
        throw new StoryFailed("threads pile up: " + trial.daemon().threads());
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
