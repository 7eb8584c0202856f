package org.rebound.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rebound.e2e.Check.StoryFailed;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.DebianPostgres;

/**
 * The connection to the database breaks exactly at COMMIT: in turns before the server sees it, and
 * after it is done but before the daemon hears of it.
 */
final class CutCommit {

  private CutCommit() {}

  static String tell(int times) throws Exception {
    Path folder = Daemon.workFolder("cut-commit");
    DebianPostgres database = Trial.database(folder);
    try (Relay relay = new Relay(database.port());
        Trial trial = Trial.behind(folder, database, relay.port(), Map.of())) {
      for (int i = 1; i <= times; i++) {
        boolean answer = i % 2 == 0;
        // Some batches pass first, so that it is now an early one and now a late one.
        AtomicInteger passing = new AtomicInteger(i % 7);
        CountDownLatch cut = new CountDownLatch(1);
        relay.tap(
            step -> {
              boolean meant = step.commit() && step.recorder() && step.answer() == answer;
              if (!meant || passing.getAndDecrement() != 0) {
                return true;
              }
              cut.countDown();
              return false;
            });
        trial.round(
            200,
            0,
            () -> {
              if (!cut.await(20, TimeUnit.SECONDS)) {
                throw new StoryFailed("no COMMIT came by to be cut");
              }
            });
        relay.untap();
        Progress.say(i, times);
      }
      return trial.finish();
    }
  }
}
