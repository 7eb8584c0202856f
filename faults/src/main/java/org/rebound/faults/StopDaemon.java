package org.rebound.faults;

import java.time.Duration;
import java.util.Map;
import org.rebound.e2e.Check.StoryFailed;

/**
 * The daemon is asked to stop under load: it ends within 30 seconds with status 0, and nobody is
 * left without an answer.
 */
final class StopDaemon {

  private StopDaemon() {}

  static String tell(int times) throws Exception {
    long longest = 0;
    try (Trial trial = Trial.embedded("stop-daemon", Map.of())) {
      for (int i = 1; i <= times; i++) {
        long[] took = new long[1];
        trial.round(
            () -> {
              long begin = System.nanoTime();
              int status = trial.daemon().stop();
              took[0] = Duration.ofNanos(System.nanoTime() - begin).toMillis();
              if (status != 0 || took[0] > 31_000) {
                throw new StoryFailed("status " + status + " after " + took[0] + " ms");
              }
              trial.daemon().startAgain();
            });
        longest = Math.max(longest, took[0]);
        if (trial.journal().lost() > 0) {
          throw new StoryFailed(trial.journal().lost() + " messages were left without an answer");
        }
        Progress.say(i, times);
      }
      return "stopped within " + longest + " ms, always status 0; " + trial.finish();
    }
  }
}
