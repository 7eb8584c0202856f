package org.rebound.faults;

import java.util.Map;

/** The daemon is killed at random moments, as by a power cut, and started again. */
final class KillDaemon {

  private KillDaemon() {}

  static String tell(int times) throws Exception {
    try (Trial trial = Trial.embedded("kill-daemon", Map.of())) {
      for (int i = 1; i <= times; i++) {
        trial.round(
            () -> {
              trial.daemon().killNine();
              trial.daemon().startAgain();
            });
        Progress.say(i, times);
      }
      return trial.finish();
    }
  }
}
