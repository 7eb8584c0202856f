package org.rebound.faults;

import java.util.Map;
import org.rebound.e2e.Processes;

/** An external PostgreSQL ends under the daemon, and comes back. */
final class BreakDatabase {

  private BreakDatabase() {}

  /** Stopped as a crash would, and started again. */
  static String restart(int times) throws Exception {
    return each(times, "restart-database", (trial, i) -> trial.database().restartImmediately());
  }

  /** One of its back-ends is killed, or, every other time, its first process. */
  static String kill(int times) throws Exception {
    return each(
        times,
        "kill-database",
        (trial, i) -> {
          if (i % 2 == 1) {
            Processes.run("kill", "-9", Long.toString(trial.ledger().backend()));
          } else {
            trial.database().killNine();
            trial.database().start();
          }
        });
  }

  private interface Blow {
    void strike(Trial trial, int i) throws Exception;
  }

  private static String each(int times, String name, Blow blow) throws Exception {
    try (Trial trial = Trial.external(name, Map.of())) {
      for (int i = 1; i <= times; i++) {
        int number = i;
        trial.round(() -> blow.strike(trial, number));
        Progress.say(i, times);
      }
      return trial.finish();
    }
  }
}
