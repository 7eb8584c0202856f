package org.rebound.receiver.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server running: starts it, and starts it again whenever it ends unasked, after 100 ms,
 * then twice as long each time, at most 5 s. One thread does all forking and lives as long as we
 * do, because the server is told to shut down when the thread that forked it ends.
 */
final class Supervisor {

  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration STEADY = Duration.ofSeconds(10);
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration THREAD_END = Duration.ofSeconds(5);

  private final Supplier<ServerProcess> fork;
  private final Leftovers leftovers;
  private final ServerControl control;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Thread thread = new Thread(this::supervise, "postgres-supervisor");
  private final Object monitor = new Object();
  private @Nullable ServerProcess current;
  private boolean closing;

  Supervisor(Supplier<ServerProcess> fork, Leftovers leftovers, ServerControl control) {
    this.fork = fork;
    this.leftovers = leftovers;
    this.control = control;
    thread.setDaemon(true);
  }

  /**
   * Starts the server and waits until it takes connections. From then on it is kept running.
   *
   * @throws EmbeddedPostgresException when it ends, or is not ready in time; it runs no more then
   */
  void start(Duration limit) {
    thread.start();
    try {
      firstReady.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return;
    } catch (ExecutionException e) {
      stop();
      if (e.getCause() instanceof EmbeddedPostgresException known) {
        throw known;
      }
      throw new EmbeddedPostgresException("the database cannot be started", e);
    } catch (TimeoutException e) {
      String lastWords = lastWords();
      stop();
      throw new EmbeddedPostgresException(
          "the database was not ready within "
              + limit.toSeconds()
              + " s; if it was still recovering, allow it more time to start; its last words: "
              + lastWords,
          e);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("interrupted while starting the database", e);
    }
  }

  /** Stops the server, and the keeping of it. Idempotent. */
  void stop() {
    ServerProcess running;
    synchronized (monitor) {
      closing = true;
      running = current;
      monitor.notifyAll();
    }
    if (running != null) {
      running.stop(control);
    }
    Waiting.until(() -> !thread.isAlive(), THREAD_END, STEP);
  }

  private void supervise() {
    try {
      Optional<ServerProcess> first = launch();
      if (first.isPresent() && awaitReady(first.get())) {
        firstReady.complete(null);
        keepRunning(first.get());
      } else {
        firstReady.completeExceptionally(endedWhileStarting(first));
      }
    } catch (InterruptedException e) {
      log.error("The thread that keeps the database was interrupted: the database stops", e);
    } catch (RuntimeException e) {
      if (!firstReady.completeExceptionally(e)) {
        log.error("The thread that keeps the database failed: the database stops", e);
      }
    }
  }

  private void keepRunning(ServerProcess first) throws InterruptedException {
    String end = first.awaitEnd();
    Duration pause = SHORTEST_PAUSE;
    while (!isClosing()) {
      log.warn("The database ended unasked; next start in {} ms: {}", pause.toMillis(), end);
      if (restUnlessClosing(pause)) {
        long begin = System.nanoTime();
        end = runAgain();
        boolean steady = System.nanoTime() - begin >= STEADY.toNanos();
        pause = steady ? SHORTEST_PAUSE : longer(pause);
      }
    }
  }

  /** One more run, from its start to its end; how it ended. */
  private String runAgain() throws InterruptedException {
    try {
      Optional<ServerProcess> server = launch();
      if (server.isEmpty()) {
        return "it was not started";
      }
      if (awaitReady(server.get()) && !isClosing()) {
        log.warn("The database runs again");
      }
      return server.get().awaitEnd();
    } catch (RuntimeException e) {
      return Text.oneLine(String.valueOf(e.getMessage()));
    }
  }

  /** Starts the server after what an earlier one left is cleared away; empty when closing. */
  private Optional<ServerProcess> launch() {
    leftovers.clear();
    synchronized (monitor) {
      if (closing) {
        return Optional.empty();
      }
      ServerProcess server = fork.get();
      current = server;
      return Optional.of(server);
    }
  }

  /** Waits until the server is ready or has ended; recovery takes as long as it takes. */
  private static boolean awaitReady(ServerProcess server) {
    AtomicBoolean ready = new AtomicBoolean();
    Waiting.until(
        () -> {
          ready.set(server.isReady());
          return ready.get() || !server.isAlive();
        },
        Duration.ofDays(365),
        STEP);
    return ready.get();
  }

  private static EmbeddedPostgresException endedWhileStarting(Optional<ServerProcess> server)
      throws InterruptedException {
    String end = server.isPresent() ? server.get().awaitEnd() : "it was told to stop";
    return new EmbeddedPostgresException("the database server ended while starting: " + end);
  }

  private boolean isClosing() {
    synchronized (monitor) {
      return closing;
    }
  }

  /** Whether the pause went by undisturbed. */
  private boolean restUnlessClosing(Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    synchronized (monitor) {
      while (!closing) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return true;
        }
        monitor.wait(left);
      }
      return false;
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private String lastWords() {
    synchronized (monitor) {
      return current == null ? "none" : current.lastWords();
    }
  }
}
