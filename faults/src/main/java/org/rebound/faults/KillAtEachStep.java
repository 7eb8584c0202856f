package org.rebound.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.DebianPostgres;

/**
 * The daemon is killed at each step of recording one message: before each call to the database goes
 * out, and before each answer comes in. In the short form only some of the last steps, those around
 * COMMIT, are tried.
 */
final class KillAtEachStep {

  private KillAtEachStep() {}

  static String tell(int most) throws Exception {
    Path folder = Daemon.workFolder("kill-at-each-step");
    DebianPostgres database = Trial.database(folder);
    try (Relay relay = new Relay(database.port());
        Trial trial = Trial.behind(folder, database, relay.port(), Map.of())) {
      // The daemon is as after each start: its recorder has not yet opened a connection.
      AtomicInteger counted = new AtomicInteger();
      relay.tap(
          step -> {
            counted.incrementAndGet();
            return true;
          });
      trial.round(1, 0, () -> {});
      int steps = counted.get();
      int first = Math.max(1, steps - most + 1);
      for (int i = first; i <= steps; i++) {
        trial.daemon().killNine();
        relay.untap();
        trial.daemon().startAgain();
        kill(trial, relay, i);
        Progress.say(i - first + 1, steps - first + 1);
      }
      relay.untap();
      int replies = killAtReplies(trial, Math.min(most, 12));
      return "steps %d to %d of the database, %d of replies: %s"
          .formatted(first, steps, replies, trial.finish());
    }
  }

  /** Kills at each of the six replies to a message, in turns before and after it gets through. */
  private static int killAtReplies(Trial trial, int most) throws Exception {
    try (ReplyRelay relay = new ReplyRelay(trial.daemon().smtpPort())) {
      trial.sendTo(relay.port());
      for (int i = 0; i < most; i++) {
        boolean first = i % 2 == 0;
        relay.at(
            6 - i / 2,
            trial.daemon()::killNine,
            first ? ReplyRelay.Then.DROP : ReplyRelay.Then.PASS);
        trial.round(
            1,
            0,
            () -> {
              relay.awaitStruck();
              trial.daemon().startAgain();
            });
      }
    }
    trial.sendTo(trial.daemon().smtpPort());
    return most;
  }

  private static void kill(Trial trial, Relay relay, int step) throws Exception {
    Countdown countdown = new Countdown(step, trial.daemon()::killNine);
    trial.round(
        1,
        0,
        () -> relay.tap(any -> countdown.step()),
        () -> {
          // A step of the first message may be one that is not taken every time.
          boolean struck = countdown.awaitEnd();
          relay.untap();
          if (struck) {
            trial.daemon().startAgain();
          }
        });
  }
}
