package org.rebound.faults;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rebound.e2e.Bounces.Bounce;
import org.rebound.e2e.Daemon;
import org.rebound.e2e.Generator;

/** Two daemons on one database get the same messages at the same time, in different orders. */
final class TwoDaemons {

  private TwoDaemons() {}

  static String tell(int times) throws Exception {
    try (Trial trial = Trial.external("two-daemons", Map.of())) {
      Map<String, String> environment = new HashMap<>(trial.environment());
      environment.put(
          "REBOUND_RETURN_PATHS_KEYS_FILE",
          trial.daemon().folder().resolve("data").resolve("return-path.keys").toString());
      try (Daemon second =
          Daemon.start(
              Files.createDirectories(trial.daemon().folder().resolve("second")), environment)) {
        Generator generator = new Generator(second.smtpPort(), trial.journal());
        for (int i = 1; i <= times; i++) {
          trial.round(
              400,
              0,
              () -> {
                List<Bounce> other = new ArrayList<>(trial.current());
                Collections.shuffle(other);
                generator.send(other, 10).await();
              });
          Progress.say(i, times);
        }
      }
      return trial.finish();
    }
  }
}
