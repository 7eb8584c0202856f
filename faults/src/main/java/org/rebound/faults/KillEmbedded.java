package org.rebound.faults;

import java.util.Map;
import org.rebound.e2e.Processes;

/** The embedded server is killed under the daemon, a back-end of it or its first process. */
final class KillEmbedded {

  private KillEmbedded() {}

  static String tell(int times) throws Exception {
    try (Trial trial = Trial.embedded("kill-embedded", Map.of())) {
      for (int i = 1; i <= times; i++) {
        boolean whole = i % 2 == 1;
        trial.round(
            () ->
                Processes.run(
                    "kill",
                    "-9",
                    Long.toString(whole ? trial.embeddedPostmaster() : trial.ledger().backend())));
        Progress.say(i, times);
      }
      return trial.finish();
    }
  }
}
