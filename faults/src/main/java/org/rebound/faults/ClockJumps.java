package org.rebound.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rebound.e2e.Daemon;

/**
 * The daemon's clock jumps under load, an hour or two and a day, ahead and back; that of the
 * database does not. Done by Debian's libfaketime. (A return path dated more than a day ahead is
 * refused.)
 */
final class ClockJumps {

  private static final List<String> JUMPS = List.of("+3600", "-3600", "+0", "+86400", "+0");

  private ClockJumps() {}

  static String tell(int times) throws Exception {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      return "NOTICE: skipped, for Debian's libfaketime is not installed";
    }
    Path folder = Daemon.workFolder("clock-jumps");
    Path offset = folder.resolve("offset");
    Files.writeString(offset, "+0\n");
    Map<String, String> environment =
        Map.of(
            "LD_PRELOAD",
            library.get().toString(),
            "FAKETIME_TIMESTAMP_FILE",
            offset.toString(),
            "FAKETIME_CACHE_DURATION",
            "1",
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            // Its mending of waits, once time is not faked for them, lets them return at once.
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
    try (Trial trial = Trial.behind(folder, Trial.database(folder), environment)) {
      for (int i = 0; i < times; i++) {
        String jump = JUMPS.get(i % JUMPS.size());
        trial.round(() -> Files.writeString(offset, jump + "\n"));
        Progress.say(i + 1, times);
      }
      return trial.finish();
    }
  }

  private static Optional<Path> library() throws java.io.IOException {
    Path folder = Path.of("/usr/lib");
    try (Stream<Path> found =
        Files.find(folder, 3, (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
      return found.findFirst();
    }
  }
}
