package org.rebound.admin.health;

import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, and can be written to. A database that hangs holds one thread here
 * and no more: whoever asks meanwhile waits for the same answer, and not for long.
 */
public final class DatabaseCheck extends HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Jdbi jdbi;
  private final ExecutorService asker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "database-check");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable CompletableFuture<Boolean> asking;

  /** A check of the database behind {@code jdbi}. */
  public DatabaseCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  protected Result check() throws InterruptedException {
    try {
      return question().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          ? Result.unhealthy("is read-only")
          : Result.healthy();
    } catch (TimeoutException e) {
      return Result.unhealthy("does not answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      return Result.unhealthy("cannot be reached");
    }
  }

  private synchronized CompletableFuture<Boolean> question() {
    CompletableFuture<Boolean> running = asking;
    if (running == null || running.isDone()) {
      running = CompletableFuture.supplyAsync(this::isReadOnly, asker);
      asking = running;
    }
    return running;
  }

  private boolean isReadOnly() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select current_setting('transaction_read_only')::boolean")
                .mapTo(Boolean.class)
                .one());
  }
}
