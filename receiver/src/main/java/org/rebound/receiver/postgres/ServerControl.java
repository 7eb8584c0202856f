package org.rebound.receiver.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a server through {@code pg_ctl}, which finds it by the process id file: a parent such as
 * {@code runuser} does not pass the signals on. First "fast" (connections end, all is written),
 * after 30 s "immediate" (as in a crash: the next start recovers, and no committed row is lost).
 */
final class ServerControl {

  private static final Logger log = LoggerFactory.getLogger(ServerControl.class);
  private static final Duration FAST_LIMIT = Duration.ofSeconds(30);
  private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(10);
  private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(10);

  private final Binaries binaries;
  private final Path cluster;
  private final ServerAccount account;

  ServerControl(Binaries binaries, Path cluster, ServerAccount account) {
    this.binaries = binaries;
    this.cluster = cluster;
    this.account = account;
  }

  /** Stops the server and waits for its end, at most 40 s; whether it ended. */
  boolean stop(BooleanSupplier alive) {
    if (end("fast", alive, FAST_LIMIT)) {
      return true;
    }
    log.warn(
        "The database did not shut down within {} s: ending it at once; the next start recovers it",
        FAST_LIMIT.toSeconds());
    return end("immediate", alive, IMMEDIATE_LIMIT);
  }

  /** A server that has just begun has no process id file yet: so the signal is sent until it is. */
  private boolean end(String mode, BooleanSupplier alive, Duration limit) {
    AtomicBoolean signalled = new AtomicBoolean();
    return Waiting.until(
        () -> {
          if (alive.getAsBoolean() && !signalled.get()) {
            signalled.set(signal(mode));
          }
          return !alive.getAsBoolean();
        },
        limit,
        STEP);
  }

  private boolean signal(String mode) {
    List<String> command =
        List.of(binaries.program("pg_ctl"), "stop", "-W", "-m", mode, "-D", cluster.toString());
    try {
      return Command.run(account.steadyTool(command), SIGNAL_LIMIT).succeeded();
    } catch (EmbeddedPostgresException e) {
      log.warn("Cannot tell the database to stop: {}", e.getMessage());
      return false;
    }
  }
}
